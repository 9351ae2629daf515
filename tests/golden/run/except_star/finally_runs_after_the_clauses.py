def f():
    try:
        raise ValueError(1)
    except* ValueError:
        print("clause")  # expect: clause
    finally:
        print("finally")  # expect: finally
    return "after"


print(f())  # expect: after
