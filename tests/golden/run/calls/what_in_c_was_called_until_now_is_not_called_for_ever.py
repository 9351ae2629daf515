# Warm code goes straight to what is not written in Python. Each of these becomes something else, or is given something else, when it has been called often.
import collections
import math


def last(f, *arguments):
    for i in range(9):
        result = f(*arguments)
    return result


def pops(items):
    return items.pop()


class Own(list):
    def pop(self):
        return "own"


print(last(pops, list(range(20))))  # expect: 11
print(last(pops, bytearray(range(20))))  # expect: 11
print(last(pops, collections.deque(range(20))))  # expect: 11
print(last(pops, Own()))  # expect: own
try:
    last(pops, [1])
except IndexError as error:
    print(error)  # expect: pop from empty list
try:
    last(pops, 5)
except AttributeError as error:
    print(error)  # expect: 'int' object has no attribute 'pop'


class Index:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


def pops_at(items, place):
    return items.pop(place)


print(last(pops_at, list(range(20)), 3))  # expect: 11
print(last(pops_at, list(range(20)), Index(3)))  # expect: 11
try:
    last(pops_at, [1], "x")
except TypeError as error:
    print(error)  # expect: 'str' object cannot be interpreted as an integer


def found(d, key):
    return d.get(key), d.get(key, 5)


class Key:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Key)


print(last(found, {1: 2}, 1), last(found, {1: 2}, 3))  # expect: (2, 2) (None, 5)
print(last(found, {Key(): 2}, Key()))  # expect: (2, 2)
print(last(found, {Key(): 2}, 1))  # expect: (None, 5)


def root(x):
    return math.sqrt(x)


print(last(root, 16.0), last(root, Index(25)))  # expect: 4.0 5.0
try:
    last(root, -1)
except ValueError as error:
    print(error)  # expect: expected a nonnegative input, got -1.0
original = math.sqrt
math.sqrt = lambda x: "another"
print(last(root, 16.0))  # expect: another
math.sqrt = math.floor
print(last(root, 16.5))  # expect: 16
del math.sqrt
try:
    last(root, 16.0)
except AttributeError as error:
    print(error)  # expect: module 'math' has no attribute 'sqrt'
math.sqrt = original
print(last(root, 16.0))  # expect: 4.0


def length(x):
    return len(x)


class Sized:
    def __len__(self):
        return 7


print(last(length, "abc"), last(length, Sized()))  # expect: 3 7
try:
    last(length, 5)
except TypeError as error:
    print(error)  # expect: object of type 'int' has no len()
len = repr
print(last(length, "abc"))  # expect: 'abc'
del len
print(last(length, "abc"))  # expect: 3


def sorts(items, key):
    return items.sort(key=key), items.index(max(items, key=key))


print(last(sorts, [3, 1, 2], lambda x: -x))  # expect: (None, 2)


def raises(items):
    items.remove(99)


try:
    last(raises, [1])
except ValueError as error:
    level = error.__traceback__.tb_next.tb_next
    print(error, level.tb_frame.f_code.co_name, level.tb_next)  # expect: list.remove(x): x not in list raises None
