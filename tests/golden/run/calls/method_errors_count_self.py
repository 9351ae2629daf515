class A:
    def f(self, x): pass
try:
    A().f()
except TypeError as e:
    print(e)  # expect: A.f() missing 1 required positional argument: 'x'
try:
    A().f(1, 2)
except TypeError as e:
    print(e)  # expect: A.f() takes 2 positional arguments but 3 were given
