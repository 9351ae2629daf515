from collections import OrderedDict


class Told(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key, end=";")
        super().__setitem__(key, value)

    def __getitem__(self, key):
        print("get", key, end=";")
        return super().__getitem__(key)

    def __delitem__(self, key):
        print("del", key, end=";")
        super().__delitem__(key)

    def keys(self):
        print("keys", end=";")
        return super().keys()

    def items(self):
        print("items", end=";")
        return super().items()


d = Told(a=1, b=2)
print(repr(d))  # expect: set a;set b;keys;get a;get b;Told({'a': 1, 'b': 2})
d.copy()
print(d.pop("a"), d.popitem())  # expect: get a;set a;get b;set b;1 ('b', 2)
print(d.setdefault("c", 1), d.setdefault("c", 2))  # expect: set c;get c;1 1
d | {"z": 1}
print()  # expect: keys;get c;set c;set z;
{"z": 1} | d
print()  # expect: set z;keys;get c;set c;
d |= {"z": 1}
d.move_to_end("c")
print(type(d.__reduce__()[4]).__name__)  # expect: set z;items;odict_iterator
