import sys


def ended():
    x = [1]
    return sys._getframe(), x


frame, x = ended()
print(sorted(frame.f_locals))  # expect: ['x']
frame.clear()
print(frame.f_locals)  # expect: {}
try:
    sys._getframe().clear()
except RuntimeError as error:
    print(error)  # expect: cannot clear an executing frame


def waits():
    yield 1


g = waits()
next(g)
try:
    g.gi_frame.clear()
except RuntimeError as error:
    print(error)  # expect: cannot clear a suspended frame
