# What exec makes lives as long as somebody refers to it; the same text runs in any namespace, also while it runs already.
import gc
import weakref


def make(n):
    space = {"n": n}
    exec("def f(): return n\nclass C:\n  def m(self): return f()", space)
    return space


def use(n):
    space = make(n)
    assert space["f"]() == space["C"]().m() == n
    return weakref.ref(space["f"]), weakref.ref(space["C"])


one, two = make(1), make(2)
f, m = one["f"], two["C"]().m
del one, two
references = [use(n) for n in range(10)]
gc.collect()
print(f(), m())  # expect: 1 2
# The one that ran last may have left something behind.
print(all(r() is None for pair in references[:8] for r in pair))  # expect: True


def again(name, depth):
    space = {"name": name, "depth": depth, "again": again}
    exec("if depth: again(name + name, depth - 1)\nprint(name)", space)


again("a", 2)
# expect: aaaa
# expect: aa
# expect: a
print([eval("x + 1", {"x": i}) for i in range(3)])  # expect: [1, 2, 3]
