import stackless
import sys

log = []


def other():
    for i in range(3):
        log.append(f"other {i}")
        stackless.schedule()


def work():
    a = 1
    b = 2
    return a + b


def trace(frame, event, argument):
    if frame.f_code is work.__code__:
        log.append(event)
        stackless.schedule()
    return trace


stackless.tasklet(other)()
sys.settrace(trace)
result = work()
sys.settrace(None)
print(result)  # expect: 3
print(log)  # expect: ['call', 'other 0', 'line', 'other 1', 'line', 'other 2', 'line', 'return']
