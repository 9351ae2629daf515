# needs: python3-pyrsistent
from pyrsistent import v, m, s, pmap, pvector, freeze, thaw, PRecord, field, PClass, ny, pbag, pdeque, plist, inc, CheckedPVector, InvariantException
a = v(1, 2, 3)
b = a.append(4).set(0, 9)
print(a, b, b.transform([0], inc), pvector(range(100))[50:53])
d = m(a=1, b=freeze({"x": [1, {"y": 2}]}))
print(sorted(thaw(d.transform(["b", "x", 1, "y"], lambda n: n + 40)).items()), sorted(d.remove("a").keys()))
class R(PRecord):
    x = field(type=int, mandatory=True)
    y = field(type=(str, type(None)), initial=None, invariant=lambda y: (y != "bad", "y is bad"))
print(R(x=1), R(x=2).set("y", "q"))
for make in (lambda: R(), lambda: R(x="s"), lambda: R(x=1, y="bad"), lambda: R(x=1, z=3)):
    try:
        print(make())
    except (InvariantException, TypeError, AttributeError) as e:
        print(type(e).__name__, str(e)[:100])
print(pdeque([1, 2, 3]).rotate(1), plist([1, 2]).cons(0), pbag([1, 1, 2]).count(1), s(1, 2) | {3} == {1, 2, 3})
e = pmap().evolver()
for i in range(1000):
    e[i] = i * i
print(sum(e.persistent().values()))
