def f():
    try:
        pass
    except ValueError:
        return 'caught'
    else:
        raise ValueError('from else')
try:
    f()
except ValueError as e:
    print(e)  # expect: from else
