# What exec makes lives as long as somebody refers to it; the same text runs in any namespace, also while it runs already.
import gc
import weakref


def make(n):
    space = {"n": n}
    exec("def f(): return n\nclass C:\n  def m(self): return f()", space)
    return space


def is_dead(reference):
    gc.collect()
    return reference() is None


one, two = make(1), make(2)
f, m = one["f"], two["C"]().m
print(f(), m())  # expect: 1 2
references = weakref.ref(one["f"]), weakref.ref(two["C"])
del one, two
gc.collect()
print(f(), m())  # expect: 1 2
del f
print(is_dead(references[0]), is_dead(references[1]))  # expect: True False
del m
print(is_dead(references[1]))  # expect: True


def again(name, depth):
    space = {"name": name, "depth": depth, "again": again}
    exec("if depth: again(name + name, depth - 1)\nprint(name)", space)


again("a", 2)
# expect: aaaa
# expect: aa
# expect: a
print([eval("x + 1", {"x": i}) for i in range(3)])  # expect: [1, 2, 3]
