class A:
    def f(self): return 'A'
class B(A):
    def f(self):
        def inner(s): return super().f()
        return inner(self)
print(B().f())  # expect: A
