def f():
    x = 0
    try:
        x = 1
        x = 2
        raise ValueError
        x = 3
    except ValueError:
        return x
print(f())  # expect: 2
