import collections
import itertools

many = 700_000
print(sum(range(many)))  # expect: 244999650000
print(sum(itertools.repeat(0.1, many)))  # expect: 70000.0
print(sum(itertools.chain([1e100, 1.0, -1e100], itertools.repeat(0.0, many))))  # expect: 1.0
print(many - 1 in iter(range(many)), many in iter(range(many)))  # expect: True False
print(len(list(iter(range(many)))))  # expect: 700000
print(any(itertools.chain(itertools.repeat(0, many), [1])))  # expect: True
print(next(filter(None, itertools.chain(itertools.repeat(0, many), [7]))))  # expect: 7
print(sorted(range(many), key=float, reverse=True)[:2])  # expect: [699999, 699998]

d = collections.deque(iter(range(many)), maxlen=2)
print(d)  # expect: deque([699998, 699999], maxlen=2)
d.extendleft(iter("ab"))
print(d)  # expect: deque(['b', 'a'], maxlen=2)
d.extend(d)
print(d)  # expect: deque(['b', 'a'], maxlen=2)


def broken():
    yield 1
    raise KeyError("broken")


d = collections.deque()
try:
    d.extend(broken())
except KeyError:
    print(d)  # expect: deque([1])
