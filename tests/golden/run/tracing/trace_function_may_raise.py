import sys


def work():
    try:
        a = int('1')
        b = int('2')
    except ZeroDivisionError:
        return "caught in the function", sys.gettrace()


def trace(frame, event, argument):
    if event == "line" and frame.f_lineno == frame.f_code.co_firstlineno + 3:
        1 / 0
    return trace


sys.settrace(trace)
print(work())  # expect: ('caught in the function', None)


def at_call(frame, event, argument):
    raise ValueError("no calls")


sys.settrace(at_call)
try:
    work()
except ValueError as error:
    print(error, sys.gettrace())  # expect: no calls None
