try:
    try:
        raise ExceptionGroup("all", [ValueError(1), ExceptionGroup("inner", [TypeError(2)]), OSError(3)])
    except* ValueError:
        raise
    except* TypeError:
        raise
except ExceptionGroup as group:
    print(repr(group))  # expect: ExceptionGroup('all', [ValueError(1), ExceptionGroup('inner', [TypeError(2)]), OSError(3)])
