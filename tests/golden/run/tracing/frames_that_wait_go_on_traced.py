import sys

told = []


def trace(frame, event, argument):
    told.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
    return trace


def start():
    frame = sys._getframe()
    while frame.f_back:
        frame.f_trace = trace
        frame = frame.f_back
    sys.settrace(trace)


def work():
    a = 1
    start()
    b = 2
    return a + b


work()
sys.settrace(None)
print([event for event in told if event[0] == "work"])  # expect: [('work', 'line', 3), ('work', 'line', 4), ('work', 'return', 4)]
