try:
    raise ValueError(1)
except* ValueError as group:
    print(repr(group))  # expect: ExceptionGroup('', (ValueError(1),))
