import collections


def refused(call, *arguments, **named):
    try:
        call(*arguments, **named)
    except TypeError as e:
        print(e)
    else:
        print("taken")


# Methods by their name.
refused(str.upper)
refused(str.upper, x=1)
refused(str.upper, 1, 2)
refused(str.upper, "a", 2)
refused("a".upper, x=1)
refused([].append)
refused([].append, 1, 2)
refused([].insert, 1)
refused(list.append, (), 1, 2)
refused(collections.deque.append, [], 1)
refused({}.__contains__)
refused([].__getitem__, 1, 2)
# Operations of a type.
refused(int.__add__)
refused(int.__add__, "a", 1)
refused(int.__add__, "a", x=1)
refused((1).__add__)
refused((1).__add__, 1, 2)
refused((1).__add__, x=1)
refused((1).__abs__, 1)
refused([].__mul__)
refused((1).__mul__)
refused([].__setitem__, 1)
refused([].__init__, 1, 2)
refused([].__init__, x=1)
refused(collections.deque.__len__, [])
# Constructors.
refused(list, 1, 2)
refused(list, x=1)
refused(int.__new__)
refused(int.__new__, 5)
refused(int.__new__, str)
refused(collections.deque.__new__, 5)

# expect: unbound method str.upper() needs an argument
# expect: unbound method str.upper() needs an argument
# expect: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
# expect: str.upper() takes no arguments (1 given)
# expect: str.upper() takes no keyword arguments
# expect: list.append() takes exactly one argument (0 given)
# expect: list.append() takes exactly one argument (2 given)
# expect: insert expected 2 arguments, got 1
# expect: descriptor 'append' for 'list' objects doesn't apply to a 'tuple' object
# expect: descriptor 'append' for 'collections.deque' objects doesn't apply to a 'list' object
# expect: dict.__contains__() takes exactly one argument (0 given)
# expect: list.__getitem__() takes exactly one argument (2 given)
# expect: descriptor '__add__' of 'int' object needs an argument
# expect: descriptor '__add__' requires a 'int' object but received a 'str'
# expect: descriptor '__add__' requires a 'int' object but received a 'str'
# expect: expected 1 argument, got 0
# expect: expected 1 argument, got 2
# expect: wrapper __add__() takes no keyword arguments
# expect: expected 0 arguments, got 1
# expect:  expected 1 argument, got 0
# expect: expected 1 argument, got 0
# expect:  expected 2 arguments, got 1
# expect: list expected at most 1 argument, got 2
# expect: list() takes no keyword arguments
# expect: descriptor '__len__' requires a 'collections.deque' object but received a 'list'
# expect: list expected at most 1 argument, got 2
# expect: list() takes no keyword arguments
# expect: int.__new__(): not enough arguments
# expect: int.__new__(X): X is not a type object (int)
# expect: int.__new__(str): str is not a subtype of int
# expect: collections.deque.__new__(X): X is not a type object (int)
