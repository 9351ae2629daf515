# Not that it happens at once: when it is collected, at the latest when the program ends.
import gc
import warnings


async def forgotten():
    pass


async def awaited():
    return 1


async def generator():
    yield 1


with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    forgotten()
    gc.collect()
    print([str(one.message) for one in found])  # expect: ["coroutine 'forgotten' was never awaited"]
    found.clear()
    one = awaited()
    try:
        one.send(None)
    except StopIteration:
        pass
    closed = forgotten()
    closed.close()
    del one, closed
    gc.collect()
    print(found)  # expect: []
    generator().asend(None)
    gc.collect()
    print([str(one.message) for one in found])  # expect: ["coroutine method 'asend' of 'generator' was never awaited"]
