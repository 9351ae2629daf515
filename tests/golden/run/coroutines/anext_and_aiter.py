async def numbers():
    yield 1
    yield 2


async def main():
    it = aiter(numbers())
    return await anext(it), await anext(it, "none"), await anext(it, "none")


c = main()
try:
    c.send(None)
except StopIteration as end:
    print(end.value)  # expect: (1, 2, 'none')
try:
    anext(3)
except TypeError as error:
    print(error)  # expect: 'int' object is not an async iterator
