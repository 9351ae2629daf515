def f(a, b, c, d): pass
for args in ((), (1,), (1, 2), (1, 2, 3)):
    try:
        f(*args)
    except TypeError as e:
        print(e)

# expect: f() missing 4 required positional arguments: 'a', 'b', 'c', and 'd'
# expect: f() missing 3 required positional arguments: 'b', 'c', and 'd'
# expect: f() missing 2 required positional arguments: 'c' and 'd'
# expect: f() missing 1 required positional argument: 'd'
