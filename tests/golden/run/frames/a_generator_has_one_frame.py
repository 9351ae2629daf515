import sys


def numbers():
    yield sys._getframe()
    yield sys._getframe()


g = numbers()
before = g.gi_frame
print(before.f_lineno)  # expect: 4
first, second = g
print(before is first, first is second, g.gi_frame)  # expect: True True None


async def task():
    return sys._getframe()


c = task()
waiting = c.cr_frame
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value is waiting, c.cr_frame)  # expect: True None
