# Warm code goes to what its calls have gone to. Each of these becomes something else when it has been called often.


def one(x):
    return x + 1


def two(x):
    return x + 2


def both(x, y=10):
    return x + y


def call(x):
    return one(x)


def times(n):
    return [call(i) for i in range(n)][-1]


print(times(9))  # expect: 9
one = two
print(times(9))  # expect: 10
one = both
print(times(9))  # expect: 18
one = str
print(times(9))  # expect: 8
one = lambda x: -x
print(times(9))  # expect: -8
one.__code__ = two.__code__
print(times(9))  # expect: 10
del one
try:
    times(9)
except NameError as error:
    print(error)  # expect: name 'one' is not defined


class Thing:
    def __init__(self, size):
        self.size = size

    def grown(self, by):
        return self.size + by

    @property
    def twice(self):
        return self.size * 2


class Other(Thing):
    def grown(self, by):
        return -by

    twice = "always"


def grown(thing, n):
    for i in range(n):
        last = thing.grown(i)
    return last


def twice(thing, n):
    for i in range(n):
        last = thing.twice
    return last


thing, other = Thing(5), Other(5)
print(grown(thing, 9), twice(thing, 9))  # expect: 13 10
print(grown(other, 9), twice(other, 9))  # expect: -8 always
Thing.grown = lambda self, by: by
Thing.twice = property(lambda self: "changed")
print(grown(thing, 9), twice(thing, 9))  # expect: 8 changed
thing.grown = lambda by: "own"
print(grown(thing, 9))  # expect: own
Thing.twice = 7
print(twice(thing, 9))  # expect: 7
thing.twice = 8
print(twice(thing, 9))  # expect: 8


def fails(x):
    if x == 8:
        raise ValueError(x)
    return x


def caller(n):
    for i in range(n):
        fails(i)


try:
    caller(9)
except ValueError as error:
    frames = []
    level = error.__traceback__
    while level:
        frames.append((level.tb_frame.f_code.co_name, level.tb_lineno - level.tb_frame.f_code.co_firstlineno))
        level = level.tb_next
    print(frames[1:])  # expect: [('caller', 2), ('fails', 2)]


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(50), odd(50))  # expect: True False
