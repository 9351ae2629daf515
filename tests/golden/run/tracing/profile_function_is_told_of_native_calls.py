import sys


def work():
    len([])
    [].append(1)
    try:
        "".join(5)
    except TypeError:
        pass
    abs(-1)


told = []


def profile(frame, event, argument):
    if event.startswith("c_") and frame.f_code is work.__code__:
        told.append((event, argument.__name__))


sys.setprofile(profile)
work()
sys.setprofile(None)
for line in told:
    print(*line)
# expect: c_call len
# expect: c_return len
# expect: c_call append
# expect: c_return append
# expect: c_call join
# expect: c_exception join
# expect: c_call abs
# expect: c_return abs
