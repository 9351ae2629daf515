# What a greenlet ends with starts its parent, if that has not begun; an exception ends those instead.
from greenlet import greenlet

first = greenlet(lambda value: ["first", value])
second = greenlet(lambda value: ["second", value], first)
third = greenlet(lambda: "third", second)
print(third.switch())  # expect: ['first', ['second', 'third']]


def fails():
    raise ValueError("of the last one")


parents = [None]
for _ in range(2000):
    parents.append(greenlet(print, parents[-1]))
try:
    greenlet(fails, parents[-1]).switch()
except ValueError as error:
    print(error, all(parent.dead for parent in parents[1:]))  # expect: of the last one True
