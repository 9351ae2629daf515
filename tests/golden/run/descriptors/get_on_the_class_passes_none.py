class D:
    def __get__(self, o, t=None): return (o is None, t.__name__)
class A: x = D()
print(A.x, A().x)  # expect: (True, 'A') (False, 'A')
