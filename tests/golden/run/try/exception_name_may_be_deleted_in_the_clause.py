def f():
    try:
        raise ValueError
    except ValueError as e:
        del e
    return 'fine'
print(f())  # expect: fine
