import collections
import functools
import heapq
import operator


def refused(call, *arguments, **named):
    try:
        call(*arguments, **named)
    except TypeError as e:
        print(e)
    else:
        print("taken")


refused(heapq.heappop)
refused(heapq.heappop, [], 1)
refused(heapq.heappush, [])
refused(heapq.heappush, [], 1, x=1)
refused(operator.add, 1)
refused(operator.add, 1, 2, 3)
refused(operator.add, a=1, b=2)
refused(operator.neg)
refused(operator.neg, 1, 2)
refused(collections.OrderedDict().__reduce__, 1)
refused(collections.OrderedDict().popitem, 1, 2)
refused(collections.OrderedDict().move_to_end)
refused(collections.OrderedDict().__iter__, 1)
refused(collections.OrderedDict().keys, 1)
refused(functools.partial(print).__reduce__, 1)
refused(operator.itemgetter(1).__reduce__, 1)
refused(operator.itemgetter(1).__repr__, 1)


# A program's own functions speak for themselves.
def own(a, b=1, /):
    pass


refused(own)
refused(own, 1, 2, 3)
refused(own, a=1)

# expect: _heapq.heappop() takes exactly one argument (0 given)
# expect: _heapq.heappop() takes exactly one argument (2 given)
# expect: heappush expected 2 arguments, got 1
# expect: _heapq.heappush() takes no keyword arguments
# expect: add expected 2 arguments, got 1
# expect: add expected 2 arguments, got 3
# expect: _operator.add() takes no keyword arguments
# expect: _operator.neg() takes exactly one argument (0 given)
# expect: _operator.neg() takes exactly one argument (2 given)
# expect: OrderedDict.__reduce__() takes no arguments (1 given)
# expect: popitem() takes at most 1 argument (2 given)
# expect: move_to_end() missing required argument 'key' (pos 1)
# expect: expected 0 arguments, got 1
# expect: OrderedDict.keys() takes no arguments (1 given)
# expect: partial.__reduce__() takes no arguments (1 given)
# expect: itemgetter.__reduce__() takes no arguments (1 given)
# expect: expected 0 arguments, got 1
# expect: own() missing 1 required positional argument: 'a'
# expect: own() takes from 1 to 2 positional arguments but 3 were given
# expect: own() got some positional-only arguments passed as keyword arguments: 'a'
