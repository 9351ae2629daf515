def f():
    try:
        raise ValueError('v')
    except ValueError as e:
        g = lambda: e
        r = repr(g())
    try:
        g()
    except NameError as err:
        return r, str(err)
print(f())  # expect: ("ValueError('v')", "cannot access free variable 'e' where it is not associated with a value in enclosing scope")
