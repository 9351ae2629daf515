import weakref


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return self.value + getattr(other, "value", other)

    def __radd__(self, other):
        return other + self.value

    def __lt__(self, other):
        return self.value < getattr(other, "value", other)

    def __call__(self, x):
        return self.value * x


class Store(dict):
    pass


five, six = Number(5), Number(6)
p, q = weakref.proxy(five), weakref.proxy(six)
print(p + 1, 1 + p, p + q, p < q, p(3), isinstance(p, Number))  # expect: 6 6 11 True 15 True
store = Store()
s = weakref.proxy(store)
s["a"] = 1
s["b"] = 2
del s["a"]
print(store, "b" in s, len(s), list(s))  # expect: {'b': 2} True 1 ['b']
try:
    hash(p)
except TypeError as error:
    print("unhashable" in str(error))  # expect: True
