# What says itself which members it has (ExpandoObject) is asked for them before its class is, as by C#'s dynamic.
from System.Dynamic import ExpandoObject
from System import Func

order = ExpandoObject()
order.name = "tea"
order.count = 2
order.Count = "of its own"
print(order.name, order.count, order.Count)  # expect: tea 2 of its own
order.count += 1
print(order.count, hasattr(order, "price"))  # expect: 3 False
try:
    order.price
except AttributeError as error:
    print(error)  # expect: 'ExpandoObject' object has no attribute 'price'
order.extra = 1
del order.extra
print(hasattr(order, "extra"), "extra" in dir(order), order.Count)  # expect: False False of its own
try:
    del order.extra
except AttributeError as error:
    print(error)  # expect: 'ExpandoObject' object has no attribute 'extra' and no __dict__ for setting new attributes

# A member may be a function, of Python or of .NET.
order.double = lambda n: 2 * n
order.half = Func[int, int](lambda n: n // 2)
print(order.double(4), order.half(9))  # expect: 8 4

# It is a dictionary, too.
order["note"] = "hot"
print(order.note, order["name"], "note" in order, sorted(order.keys()))  # expect: hot tea True ['Count', 'count', 'double', 'half', 'name', 'note']
print("note" in dir(order), "Add" in dir(order))  # expect: True True
match order:
    case {"name": name, "count": count}:
        print(name, count)  # expect: tea 3


def show(**named):
    return sorted(named)


print(show(**order))  # expect: ['Count', 'count', 'double', 'half', 'name', 'note']
