import sys

try:
    raise ExceptionGroup("both", [ValueError(1), ValueError(2)])
except* ValueError:
    print(repr(sys.exception()))  # expect: ExceptionGroup('both', [ValueError(1), ValueError(2)])
print(sys.exception())  # expect: None
