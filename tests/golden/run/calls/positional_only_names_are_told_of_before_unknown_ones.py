def f(a, b=1, /, c=2, *, d=3):
    pass


def refused(*arguments, **named):
    try:
        f(*arguments, **named)
    except TypeError as e:
        print(e)


refused(1, x=1, b=2)  # expect: f() got some positional-only arguments passed as keyword arguments: 'b'
refused(1, x=1, b=2, a=3)  # expect: f() got some positional-only arguments passed as keyword arguments: 'a, b'
refused(1, 2, 3, b=2, c=3)  # expect: f() got some positional-only arguments passed as keyword arguments: 'b'
refused(1, 2, 3, c=3, b=2)  # expect: f() got multiple values for argument 'c'
refused(1, 2, 3, x=1, c=3)  # expect: f() got an unexpected keyword argument 'x'
refused(a=1, x=2)  # expect: f() got some positional-only arguments passed as keyword arguments: 'a'
refused(1, 2, 3, 4, b=1)  # expect: f() got some positional-only arguments passed as keyword arguments: 'b'
