try:
    try:
        raise ExceptionGroup("three", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError:
        raise RuntimeError("new")
except ExceptionGroup as group:
    print(repr(group))  # expect: ExceptionGroup('', [RuntimeError('new'), ExceptionGroup('three', [TypeError(2), OSError(3)])])
