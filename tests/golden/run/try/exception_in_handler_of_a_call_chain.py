def f():
    try:
        g()
    except ValueError as e:
        return 'f:' + str(e)
def g():
    try:
        raise KeyError('k')
    except KeyError as e:
        raise ValueError('from g')
print(f())  # expect: f:from g
