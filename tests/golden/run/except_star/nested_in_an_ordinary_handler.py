import sys

try:
    raise KeyError("outer")
except KeyError:
    try:
        raise ExceptionGroup("inner", [ValueError(1)])
    except* ValueError as group:
        print(repr(group.__context__))  # expect: KeyError('outer')
    print(repr(sys.exception()))  # expect: KeyError('outer')
