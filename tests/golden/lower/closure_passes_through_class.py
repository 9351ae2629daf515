def f(a):
    class C:
        a = a
        def m(self): return a
    return C
