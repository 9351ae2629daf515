def g(n):
    for i in range(3):
        yield n, i
a, b = g('a'), g('b')
print(next(a), next(b), next(a), next(a), next(b))  # expect: ('a', 0) ('b', 0) ('a', 1) ('a', 2) ('b', 1)
