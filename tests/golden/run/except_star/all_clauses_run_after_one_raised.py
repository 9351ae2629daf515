try:
    try:
        raise ExceptionGroup("both", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise RuntimeError("new")
    except* TypeError:
        print("second")  # expect: second
except ExceptionGroup as group:
    print(repr(group))
except RuntimeError as error:
    print(repr(error), repr(error.__context__))  # expect: RuntimeError('new') ExceptionGroup('both', [ValueError(1)])
