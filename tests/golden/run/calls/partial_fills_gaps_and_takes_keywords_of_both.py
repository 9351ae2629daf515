from functools import Placeholder as _, partial


def show(*args, **named):
    return args, named


print(partial(show)(1), partial(show, 1)(), partial(show, 1, 2)(3))  # expect: ((1,), {}) ((1,), {}) ((1, 2, 3), {})
print(partial(show, 1, a=1)(2, b=3, a=2))  # expect: ((1, 2), {'a': 2, 'b': 3})
p = partial(show, _, 2, _, 4)
print(p(1, 3, 5, x=6))  # expect: ((1, 2, 3, 4, 5), {'x': 6})
print(partial(p, 1).args, partial(p, _, 3, 5).args)  # expect: (1, 2, Placeholder, 4) (Placeholder, 2, 3, 4, 5)


def refused(call, *args, **named):
    try:
        call(*args, **named)
    except TypeError as e:
        print(e)


refused(partial)  # expect: type 'partial' takes at least one argument
refused(partial, 5)  # expect: the first argument must be callable
refused(partial, show, 1, _)  # expect: trailing Placeholders are not allowed
refused(partial, show, a=_)  # expect: Placeholder cannot be passed as a keyword argument
refused(p, 1)  # expect: missing positional arguments in 'partial' call; expected at least 2, got 1


class Told(partial):
    def __call__(self, *args, **named):
        return "told", super().__call__(*args, **named)


class Has:
    method = partial(show, 1)


print(Told(show, 1)(2), Has().method(3)[0][0], Has.method(3))  # expect: ('told', ((1, 2), {})) 1 ((1, 3), {})
