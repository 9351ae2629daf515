# What Python asks of a mapping, a .NET dictionary answers: keys(), values(), items(), get().
from System.Collections import Hashtable
from System.Collections.Generic import Dictionary, SortedDictionary
from System.Collections.Concurrent import ConcurrentDictionary

ages = Dictionary[str, int]()
ages["ann"] = 30
ages["bob"] = 41


def show(**named):
    return named


print(show(**ages))  # expect: {'ann': 30, 'bob': 41}
print({**ages, "eve": 5}, dict(ages))  # expect: {'ann': 30, 'bob': 41, 'eve': 5} {'ann': 30, 'bob': 41}
print(list(ages.keys()), list(ages.values()), ages.items())  # expect: ['ann', 'bob'] [30, 41] [('ann', 30), ('bob', 41)]
print(ages.get("ann"), ages.get("eve"), ages.get("eve", 0), ages.get(3, "other key"))  # expect: 30 None 0 other key
seen = {"ann": 1}
seen.update(ages)
print(seen)  # expect: {'ann': 30, 'bob': 41}

for made in (SortedDictionary[str, int](), ConcurrentDictionary[str, int](), Hashtable()):
    made["x"] = 1
    print(show(**made), made.items())
# expect: {'x': 1} [('x', 1)]
# expect: {'x': 1} [('x', 1)]
# expect: {'x': 1} [('x', 1)]

try:
    show(**Dictionary[int, int]({1: 2}))
except TypeError as error:
    print(error)  # expect: keywords must be strings
try:
    show(ann=1, **ages)
except TypeError as error:
    print(error)  # expect: __main__.show() got multiple values for keyword argument 'ann'
