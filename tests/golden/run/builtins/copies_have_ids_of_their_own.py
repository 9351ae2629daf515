# A number stays with its object and goes to no copy.
import copy


def f():
    pass


alias = list[int]
(unpacked,) = alias
made = [f.__code__, alias, [1], {1: 2}, {3}, (4, [5]), object(), f, 1 << 80, "text" * 3, iter([])]
numbers = [id(o) for o in made]
print(numbers == [id(o) for o in made], len(set(numbers)))
copies = [f.__code__.replace(co_name="g"), unpacked, *(copy.copy(o) for o in made[2:5]), copy.deepcopy(made[5])]
print(set(map(id, copies)) & set(numbers), len(set(map(id, copies))))
print(id(7) == id(3 + 4), id(None) == id(None), id(f) % 16)
# expect: True 11
# expect: set() 6
# expect: True True 0
