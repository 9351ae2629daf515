import types


@types.coroutine
def step():
    yield


async def waits():
    await step()


async def second(one):
    await one


one = waits()
one.send(None)
try:
    second(one).send(None)
except RuntimeError as error:
    print(error)  # expect: coroutine is being awaited already
try:
    one.send(None)
except StopIteration:
    pass
try:
    one.throw(ValueError)
except RuntimeError as error:
    print(error)  # expect: cannot reuse already awaited coroutine
one.close()


async def enters():
    async with Manager():
        pass


class Manager:
    async def __aexit__(self, *error):
        pass

    def __aenter__(self):
        return 1


try:
    enters().send(None)
except TypeError as error:
    print(error)  # expect: 'async with' received an object from __aenter__ that does not implement __await__: int


class Broken:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        1 / 0


async def loops():
    async for x in Broken():
        pass


try:
    loops().send(None)
except TypeError as error:
    print(error, repr(error.__cause__))  # expect: 'async for' received an invalid object from __anext__: Broken ZeroDivisionError('division by zero')
