class A: pass
class B(A): pass
class C(A): pass
print([k.__name__ for k in A.__subclasses__()], issubclass(B, A), isinstance(C(), A))  # expect: ['B', 'C'] True True
