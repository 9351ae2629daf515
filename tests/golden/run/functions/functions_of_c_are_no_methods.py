import heapq
import itertools
import operator
import os
import pickle
import types


class Holder:
    add = operator.add
    tee = itertools.tee
    push = heapq.heappush
    getpid = os.getpid
    length = len


holder = Holder()
print(holder.add(1, 2), holder.length("abc"), holder.getpid() == os.getpid())  # expect: 3 3 True
print([list(each) for each in holder.tee("ab")])  # expect: [['a', 'b'], ['a', 'b']]
heap = [2]
holder.push(heap, 1)
print(heap)  # expect: [1, 2]
for function in operator.add, os.stat, heapq.heappush:
    print(function, isinstance(function, types.BuiltinFunctionType), hasattr(function, "__code__"), pickle.loads(pickle.dumps(function)) is function)
# expect: <built-in function add> True False True
# expect: <built-in function stat> True False True
# expect: <built-in function heappush> True False True
print(operator.add.__module__, operator.add.__self__.__name__, operator.add.__qualname__)  # expect: _operator _operator add
try:
    os.getpid.attribute = 1
except AttributeError as error:
    print(error)  # expect: 'builtin_function_or_method' object has no attribute 'attribute' and no __dict__ for setting new attributes
