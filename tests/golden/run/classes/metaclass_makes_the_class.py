class M(type):
    def __new__(m, name, bases, ns, **kw):
        ns['made_by'] = m.__name__
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): cls.kw = kw
class A(metaclass=M, option=5): pass
class B(A): pass
print(A.made_by, A.kw, type(B).__name__, B.kw)  # expect: M {'option': 5} M {}
