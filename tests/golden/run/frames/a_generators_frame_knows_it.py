import sys


def generator():
    yield sys._getframe().f_generator
    yield sys._getframe()


g = generator()
print(next(g) is g, g.gi_frame.f_generator is g)  # expect: True True
frame = next(g)
print(frame.f_generator is g)  # expect: True
print(list(g), frame.f_generator)  # expect: [] None


async def coroutine():
    return sys._getframe().f_generator


c = coroutine()
print(c.cr_frame.f_generator is c)  # expect: True
try:
    c.send(None)
except StopIteration as e:
    print(e.value is c)  # expect: True


async def asynchronous():
    yield sys._getframe().f_generator


a = asynchronous()
try:
    a.__anext__().send(None)
except StopIteration as e:
    print(e.value is a)  # expect: True
print(sys._getframe().f_generator)  # expect: None


def plain():
    return sys._getframe().f_generator, sys._getframe(1).f_generator


def caller():
    yield plain()


g = caller()
print([x if x is None else x is g for x in next(g)])  # expect: [None, True]
