try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        pass
except ExceptionGroup as group:
    print(repr(group), group.__suppress_context__)  # expect: ExceptionGroup('g', [KeyError(2)]) True
