class Step:
    def __await__(self):
        print("asked")
        return iter([1, 2])


class Steps:
    def __anext__(self):
        return Step()


step = anext(Steps(), "default")
print(next(step))  # expect: asked
# expect: 1
print(next(step))  # expect: asked
# expect: 1


async def count():
    yield 1


async def main():
    numbers = count()
    print(await anext(numbers, "none"), await anext(numbers, "none"))


try:
    main().send(None)  # expect: 1 none
except StopIteration:
    pass


class Wrong:
    def __anext__(self):
        return iter("abc")


try:
    next(anext(Wrong(), None))
except TypeError as error:
    print(error)  # expect: 'str_iterator' object can't be awaited
