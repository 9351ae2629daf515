import itertools


def key(n):
    return n // 3


def slowly(numbers):
    for n in numbers:
        yield n


sums = itertools.accumulate(slowly(range(5)))
groups = itertools.groupby(slowly(range(7)), key)
pairs = itertools.pairwise(slowly("wxyz"))
for total in sums:
    print(total, next(groups)[0] if total < 3 else "-", next(pairs, "end"), list(itertools.islice(slowly("ab"), 1)))
# expect: 0 0 ('w', 'x') ['a']
# expect: 1 1 ('x', 'y') ['a']
# expect: 3 - ('y', 'z') ['a']
# expect: 6 - end ['a']
# expect: 10 - end ['a']
