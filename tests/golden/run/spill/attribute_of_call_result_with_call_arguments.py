class A:
    def m(self, *args): return args
def make(): return A()
def g(x): return x
print(make().m(g(1), g(2)), make().m())  # expect: (1, 2) ()
