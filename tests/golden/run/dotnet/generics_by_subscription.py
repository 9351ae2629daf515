from System import Array, Func, Int32, Tuple
from System.Collections.Generic import Dictionary, HashSet, List
from System.Threading.Tasks import Task

numbers = List[int]()
numbers.Add(3)
numbers.Add(1)
numbers.AddRange([2, 5])
print(list(numbers), len(numbers), numbers.Count)  # expect: [3, 1, 2, 5] 4 4
numbers.Sort()
print(numbers[0], numbers[-1], 5 in numbers, "x" in numbers)  # expect: 1 5 True False
numbers[0] = 10
print([n for n in numbers])  # expect: [10, 2, 3, 5]
print(List[int].__name__, List[int] is List[int], isinstance(numbers, List))  # expect: List[int] True True
print(type(List[Int32]([1, 2])).__name__)  # expect: List[Int32]
ages = Dictionary[str, int]()
ages["ann"] = 30
ages["bob"] = 41
print(ages["bob"], "ann" in ages, 3 in ages, len(ages))  # expect: 41 True False 2
print([(name, age) for name, age in ages])  # expect: [('ann', 30), ('bob', 41)]
try:
    ages["eve"]
except KeyError as error:
    print("KeyError")  # expect: KeyError
print(ages.TryGetValue("ann"), ages.TryGetValue("eve"))  # expect: (True, 30) (False, 0)
print(ages.Remove("ann"), list(ages.Keys))  # expect: True ['bob']
print(sorted(HashSet[str](["b", "a", "b"])))  # expect: ['a', 'b']
array = Array[int]([1, 2, 3])
array[1] = 20
print(list(array), len(array), array[-1], Array.IndexOf(array, 20))  # expect: [1, 20, 3] 3 3 1
print(list(Array[str](2)))  # expect: [None, None]
print(Tuple.Create(1, "x").Item2)  # expect: x
print(Task.FromResult[int](4).Result, Task.FromResult("t").Result)  # expect: 4 t
print(Func[int, int](lambda n: n + 1)(4))  # expect: 5
try:
    List()
except TypeError as error:
    print(error)  # expect: List is generic: say of what, as in List[int]
try:
    List[3]
except TypeError as error:
    print(error)  # expect: List[...]: a type argument is a type, not a 'int'
try:
    List[int, int]
except TypeError as error:
    print(error)  # expect: there is no System.Collections.Generic.List with 2 type arguments

# Slices are copies: of an array an array, of a list a List.
from System import Array
numbers = Array[int]([1, 2, 3, 4, 5])
part = numbers[1:4]
print(type(part) is type(numbers), list(part), list(numbers[::-2]), len(numbers[9:]))  # expect: True [2, 3, 4] [5, 3, 1] 0
texts = List[str](["a", "b", "c"])
print(type(texts[:2]) is List[str], list(texts[:2]), list(texts[-1:]), texts[-1])  # expect: True ['a', 'b'] ['c'] c
try:
    texts["x":]
except TypeError as error:
    print(error)  # expect: slice indices of .NET's arrays and lists are ints or None
