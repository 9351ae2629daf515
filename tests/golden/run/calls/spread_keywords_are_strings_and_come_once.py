def f(a=None, **more):
    return a, more


class Text(str):
    pass


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: f(**{"a": 1}, **{"b": 2}))  # expect: (1, {'b': 2})
attempt(lambda: f(**{"a": 1}, **{"a": 2}))  # expect: __main__.f() got multiple values for keyword argument 'a'
attempt(lambda: f(a=1, **{"a": 2}))  # expect: __main__.f() got multiple values for keyword argument 'a'
attempt(lambda: f(**{1: 2}))  # expect: keywords must be strings
attempt(lambda: f(**{Text("c"): 3}))  # expect: (None, {'c': 3})
attempt(lambda: f(**5))  # expect: __main__.f() argument after ** must be a mapping, not int
attempt(lambda: f(*(1, 2, 3)))  # expect: f() takes from 0 to 1 positional arguments but 3 were given
attempt(lambda: f(*[7]))  # expect: (7, {})
