# python: 3.14
import inspect

limit = 3


def f(x):
    global other
    other = len(x.strip()) + limit
    return undefined.name


found = inspect.getclosurevars(f)
print(found.globals, list(found.builtins), sorted(found.unbound))  # expect: {'limit': 3} ['len'] ['name', 'strip', 'undefined']


async def c():
    pass


print(bool(c.__code__.co_flags & inspect.CO_GENERATOR), bool(c.__code__.co_flags & inspect.CO_COROUTINE))  # expect: False True
