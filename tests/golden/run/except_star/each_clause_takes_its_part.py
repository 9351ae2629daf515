try:
    raise ExceptionGroup("both", [ValueError(1), TypeError(2), ValueError(3)])
except* ValueError as group:
    print(repr(group))  # expect: ExceptionGroup('both', [ValueError(1), ValueError(3)])
except* TypeError as group:
    print(repr(group))  # expect: ExceptionGroup('both', [TypeError(2)])
