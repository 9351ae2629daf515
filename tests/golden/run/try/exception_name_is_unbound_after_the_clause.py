def f():
    try:
        raise ValueError
    except ValueError as e:
        pass
    return e
try:
    f()
except UnboundLocalError as e:
    print(e)  # expect: cannot access local variable 'e' where it is not associated with a value
