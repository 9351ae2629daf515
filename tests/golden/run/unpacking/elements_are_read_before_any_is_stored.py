class Clearing:
    def __init__(self, items):
        self.items = items

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        if name == "a":
            self.items.clear()


items = [1, 2, 3]
o = Clearing(items)
o.a, o.b, c = items
print(o.a, o.b, c, items)
i, values = 0, [0, 0, 0]
i, values[i] = [2, 5]
print(i, values)
values[i], i = [7, 1]
print(i, values)
(a, o.a), b = [items, 4], [5]
print(a, o.a, b)
# expect: 1 2 3 []
# expect: 2 [0, 0, 5]
# expect: 1 [0, 0, 7]
# expect: [] 4 [5]
