import pickle


class Base:
    __slots__ = ("a", "b")


class Derived(Base):
    __slots__ = ("c", "__dict__")


d = Derived()
d.a, d.c, d.other = 1, 3, 4
e = pickle.loads(pickle.dumps(d))
print(e.a, hasattr(e, "b"), e.c, e.other)  # expect: 1 False 3 4
