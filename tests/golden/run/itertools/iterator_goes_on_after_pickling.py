import itertools


def key(n):
    return n // 3


def slowly(numbers):
    for n in numbers:
        yield n


sums = itertools.accumulate(slowly(range(5)))
groups = itertools.groupby(slowly(range(7)), key)
first, second = itertools.tee(slowly("xyz"))
for total in sums:
    print(total, next(groups)[0] if total < 3 else "-", next(first, "end"), list(itertools.islice(second, 1)))
# expect: 0 0 x ['x']
# expect: 1 1 y ['y']
# expect: 3 - z ['z']
# expect: 6 - end []
# expect: 10 - end []
