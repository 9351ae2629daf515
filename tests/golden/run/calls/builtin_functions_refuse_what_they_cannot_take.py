import itertools
import math


class Thing:
    pass


def refused(call, *arguments, **named):
    try:
        call(*arguments, **named)
    except TypeError as e:
        print(e)
    else:
        print("taken")


t = Thing()
# Too many, too few, and names where none are taken: a function without parameters, with one, with several.
refused(globals, 1)
refused(globals, x=1)
refused(math.sqrt)
refused(math.sqrt, 1, 2)
refused(math.sqrt, x=1)
refused(math.hypot, x=1)
refused(divmod, 1)
refused(divmod, 1, 2, 3)
refused(getattr, t)
refused(getattr, t, "a", 1, 2)
refused(isinstance, t)
# By name: at most so many, one that is missing, one that is given twice, one that is unknown.
refused(sorted, [], [])
refused((1).to_bytes, 1, "big", 3)
refused((1).to_bytes, 1, "big", signed=True, more=1)
refused((1).to_bytes, 1, length=2)
refused((1).to_bytes, size=2)
refused(sum, [], 1, 2)
refused(sum, [], start=1, stop=2)
refused(sum, start=1)
refused(sum, [], 1, start=2)
refused(sum, [], stop=1)
# What an argument must be: the only one, one of several, one with a name.
refused("a".encode, 1)
refused("a".encode, "utf-8", None)
refused("a".removeprefix, 1)
refused(str.maketrans, "a", 1)

# expect: globals() takes no arguments (1 given)
# expect: globals() takes no keyword arguments
# expect: math.sqrt() takes exactly one argument (0 given)
# expect: math.sqrt() takes exactly one argument (2 given)
# expect: math.sqrt() takes no keyword arguments
# expect: math.hypot() takes no keyword arguments
# expect: divmod expected 2 arguments, got 1
# expect: divmod expected 2 arguments, got 3
# expect: getattr expected at least 2 arguments, got 1
# expect: getattr expected at most 3 arguments, got 4
# expect: isinstance expected 2 arguments, got 1
# expect: sorted expected 1 argument, got 2
# expect: to_bytes() takes at most 2 positional arguments (3 given)
# expect: to_bytes() takes at most 3 arguments (4 given)
# expect: argument for to_bytes() given by name ('length') and position (1)
# expect: to_bytes() got an unexpected keyword argument 'size'
# expect: sum() takes at most 2 arguments (3 given)
# expect: sum() takes at most 2 arguments (3 given)
# expect: sum() takes at least 1 positional argument (0 given)
# expect: sum() takes at most 2 arguments (3 given)
# expect: sum() got an unexpected keyword argument 'stop'
# expect: encode() argument 'encoding' must be str, not int
# expect: encode() argument 'errors' must be str, not None
# expect: removeprefix() argument must be str, not int
# expect: maketrans() argument 2 must be str, not int
