def numbers():
    yield 1


async def waits():
    pass


fresh = numbers()
fresh.gi_frame.clear()
print(list(fresh), fresh.gi_frame)  # expect: [] None
begun = numbers()
next(begun)
try:
    begun.gi_frame.clear()
except RuntimeError as error:
    print(error)  # expect: cannot clear a suspended frame
coroutine = waits()
coroutine.cr_frame.clear()
try:
    coroutine.send(None)
except StopIteration:
    print("it has run")  # expect: it has run
