# A class that nobody refers to any more is collected, wherever it has been used; an object keeps its class.
import abc
import gc
import weakref


class Meta(type):
    pass


def use(o):
    o.x = 1
    o.x += o.m()
    return o.x, o.shared


def make(*bases):
    class A(*bases, metaclass=Meta):
        shared = 5

        def __init__(self):
            super().__init__()
            self.q = 1

        def m(self):
            return 1

        @classmethod
        def who(cls):
            return cls

    class B(A):
        pass

    for cls in A, B:
        o = cls()
        use(o)
        cls.who()
        cls.shared
    return weakref.ref(A), weakref.ref(B)


def make_abstract():
    class A(abc.ABC):
        pass

    class Registered:
        pass

    A.register(Registered)
    isinstance(Registered(), A)
    isinstance(1, A)
    return weakref.ref(A), weakref.ref(Registered)


def are_dead(references):
    gc.collect()
    return all(r() is None for r in references)


gc.collect()
before = len(object.__subclasses__())
print(are_dead(make()))  # expect: True
print([are_dead(make(base)) for base in (list, dict, int, str, Exception, property)])  # expect: [True, True, True, True, True, True]
print(are_dead(make_abstract()))  # expect: True

X = type("X", (), {})
reference = weakref.ref(X)
del X
print(are_dead([reference]))  # expect: True
print(len(object.__subclasses__()) - before)  # expect: 0

o = type("Y", (), {"z": 3})()
gc.collect()
print(type(o).__name__, o.z)  # expect: Y 3
o.__class__ = type("Z", (), {"z": 4})
gc.collect()
print(type(o).__name__, o.z)  # expect: Z 4
