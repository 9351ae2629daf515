# A switch is one call, of native code: what greenlets are made of is no frame that a program, its profile function or its trace function sees.
import sys
from greenlet import getcurrent, greenlet

calls = []


def told(frame, event, argument):
    if event in ("call", "return"):
        calls.append((event, frame.f_code.co_name))
    elif argument.__name__ == "switch":
        calls.append(event)


def work(n):
    calls.append(n)
    getcurrent().parent.switch()
    return inner()


def inner():
    frames, frame = [], sys._getframe()
    while frame is not None and frame.f_code.co_name != "<module>":
        frames.append(frame.f_code.co_name)
        frame = frame.f_back
    return frames


g = greenlet(work)
sys.setprofile(told)
g.switch(1)
calls.append("back")
frames = g.switch()
sys.setprofile(None)
print(frames)  # expect: ['inner', 'work']
print([c for c in calls if c not in (("call", "<module>"), ("return", "<module>"))])
# expect: ['c_call', ('call', 'work'), 1, 'c_call', 'c_return', 'back', 'c_call', 'c_return', ('call', 'inner'), ('return', 'inner'), ('return', 'work'), 'c_return']
