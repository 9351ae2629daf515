class C:
    def __enter__(self): return [1]
    def __exit__(self, *a): pass
def f():
    with C() as v:
        def g(): return v
    return g
print(f()())  # expect: [1]
