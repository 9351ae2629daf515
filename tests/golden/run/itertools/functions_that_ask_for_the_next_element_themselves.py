from itertools import groupby, tee


def key(n):
    if n == 5:
        list(group)
    return n != 6


for k, group in groupby(range(10), key):
    print(k, list(group))
# expect: True [0, 1, 2, 3, 4, 5, 7, 8, 9]


class Again:
    def __iter__(self):
        return self

    def __next__(self):
        return next(b)


a, b = tee(Again())
try:
    next(a)
except RuntimeError as error:
    print(error)  # expect: cannot re-enter the tee iterator
