import collections
import itertools
import stackless


def swallow():
    collections.deque(itertools.count(), maxlen=3)


endless = {
    "sum": lambda: sum(range(10**12)),
    "sum of floats": lambda: sum(itertools.repeat(0.5)),
    "in": lambda: 1 in itertools.repeat(2),
    "any": lambda: any(itertools.repeat(0)),
    "all": lambda: all(itertools.repeat(1)),
    "filter": lambda: next(filter(None, itertools.repeat(0))),
    "filter of a function": lambda: next(filter(bool, itertools.repeat(0))),
    "deque": swallow,
    "list": lambda: list(itertools.repeat(None)),
}
for name, function in endless.items():
    t = stackless.tasklet(function)()
    first = stackless.run(10000)
    first.insert()
    second = stackless.run(10000)
    print(name, first is t, second is t, t.alive)
    t.kill()
# expect: sum True True True
# expect: sum of floats True True True
# expect: in True True True
# expect: any True True True
# expect: all True True True
# expect: filter True True True
# expect: filter of a function True True True
# expect: deque True True True
# expect: list True True True
