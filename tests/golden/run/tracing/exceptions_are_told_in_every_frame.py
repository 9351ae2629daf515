import sys


def inner():
    raise KeyError("gone")


def outer():
    try:
        inner()
    except KeyError:
        return "caught"


told = []


def trace(frame, event, argument):
    if event != "line":
        told.append((frame.f_code.co_name, event, argument[0].__name__ if event == "exception" else argument))
    return trace


sys.settrace(trace)
outer()
sys.settrace(None)
for line in told:
    print(*line)
# expect: outer call None
# expect: inner call None
# expect: inner exception KeyError
# expect: inner return None
# expect: outer exception KeyError
# expect: outer return caught
