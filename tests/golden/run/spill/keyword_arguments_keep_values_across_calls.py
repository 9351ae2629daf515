def f(**kw): return sorted(kw.items())
def g(x): return x - 1
print(f(a=g(1), b=g(2), c=g(3)))  # expect: [('a', 0), ('b', 1), ('c', 2)]
