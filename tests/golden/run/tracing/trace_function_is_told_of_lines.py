import sys


def work(a, b=2):
    x = a
    for i in range(2):
        x += i
    x = x * b
    return x


def steps():
    got = yield 1
    yield got


told = []


def trace(frame, event, argument):
    told.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, argument))
    return trace


sys.settrace(trace)
work(1)
turn = steps()
next(turn)
turn.send(4)
sys.settrace(None)
work(1)
for line in told:
    print(*line)
# expect: work call 0 None
# expect: work line 1 None
# expect: work line 2 None
# expect: work line 3 None
# expect: work line 2 None
# expect: work line 3 None
# expect: work line 2 None
# expect: work line 4 None
# expect: work line 5 None
# expect: work return 5 4
# expect: steps call 0 None
# expect: steps line 1 None
# expect: steps return 1 1
# expect: steps call 1 None
# expect: steps line 2 None
# expect: steps return 2 4
