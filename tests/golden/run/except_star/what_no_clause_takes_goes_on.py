try:
    try:
        raise ExceptionGroup("both", [ValueError(1), ExceptionGroup("inner", [OSError(2), ValueError(3)])])
    except* ValueError as group:
        print(repr(group))  # expect: ExceptionGroup('both', [ValueError(1), ExceptionGroup('inner', [ValueError(3)])])
except ExceptionGroup as rest:
    print(repr(rest))  # expect: ExceptionGroup('both', [ExceptionGroup('inner', [OSError(2)])])
