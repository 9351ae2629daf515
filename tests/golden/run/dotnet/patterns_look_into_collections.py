# Lists and arrays of .NET are sequences to a pattern, dictionaries are mappings.
from System import Array, Tuple
from System.Collections import ArrayList
from System.Collections.Generic import Dictionary, HashSet, List, SortedDictionary


def kind(subject):
    match subject:
        case []:
            return "empty"
        case [1, second]:
            return f"one and {second}"
        case [first, *rest, last]:
            return f"{first} {rest} {last}"
        case {"name": str(name), **rest}:
            return f"name {name} {rest}"
        case {"age": age}:
            return f"age {age}"
        case {}:
            return "a mapping"
        case _:
            return "something else"


people = Dictionary[str, object]()
people["name"] = "ann"
people["age"] = 30
ages = SortedDictionary[str, int]()
ages["age"] = 5
old = ArrayList()
old.Add(1)
old.Add(5)
print(kind(List[int]()))  # expect: empty
print(kind(List[int]([1, 2])))  # expect: one and 2
print(kind(Array[str](["a", "b", "c", "d"])))  # expect: a ['b', 'c'] d
print(kind(old))  # expect: one and 5
print(kind(people))  # expect: name ann {'age': 30}
print(kind(ages))  # expect: age 5
print(kind(Dictionary[int, int]()))  # expect: a mapping
print(kind(HashSet[int]([1, 2])), kind(Tuple.Create(1, 2)))  # expect: something else something else

# The same where the abstract classes of collections are known.
import collections.abc

print(kind(List[int]([1, 2])), kind(people), kind(HashSet[int]()))  # expect: one and 2 name ann {'age': 30} something else
