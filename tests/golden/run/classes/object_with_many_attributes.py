# However many attributes an object has, and in however many orders objects got theirs, they behave the same.
import copy
import pickle


class C:
    __slots__ = ("declared", "__dict__")
    shared = "of the class"

    def method(self):
        return self.a7 + self.a199

    @property
    def managed(self):
        return self.a1 * 10

    @managed.setter
    def managed(self, value):
        self.a1 = value


def fill(o, count):
    for i in range(count):
        setattr(o, f"a{i}", i)


def look(o):
    return o.a3, o.a150, o.shared, o.managed, o.method(), o.declared, getattr(o, "missing", None), hasattr(o, "a200")


def change(o):
    o.a3 = "three"
    o.shared = "own"
    o.managed = 7
    o.method = lambda: "own method"
    o.declared = "still in its slot"
    del o.a0


o = C()
o.declared = "in its slot"
fill(o, 200)
print(look(o))  # expect: (3, 150, 'of the class', 10, 206, 'in its slot', None, False)
print(list(vars(o)) == [f"a{i}" for i in range(200)])  # expect: True
twin = copy.copy(o)
read = pickle.loads(pickle.dumps(o))
change(o)
print(o.a3, o.shared, o.a1, o.managed, o.method(), o.declared, hasattr(o, "a0"))  # expect: three own 7 70 own method still in its slot False
print(look(twin), look(read) == look(twin), vars(read) == vars(twin))  # expect: (3, 150, 'of the class', 10, 206, 'in its slot', None, False) True True
del o.method
print(o.method())  # expect: 206
try:
    o.missing
except AttributeError as error:
    print(error)  # expect: 'C' object has no attribute 'missing'


class D(C):
    __slots__ = ()


o.__class__ = D
print(type(o).__name__, o.a3, o.declared, o.managed)  # expect: D three still in its slot 70


class Few:
    def total(self):
        return sum(vars(self).values())


# A thousand orders of the same names: too many for each to be a layout of its own.
objects = []
for n in range(1000):
    f = Few()
    for i in range(10):
        setattr(f, f"b{(n >> i & 1) * 10 + i}", i)
    objects.append(f)
print({f.total() for f in objects})  # expect: {45}
for f in objects:
    f.b3 = 100
print(sum(f.b3 for f in objects), sum(f.total() for f in objects))  # expect: 100000 143488
