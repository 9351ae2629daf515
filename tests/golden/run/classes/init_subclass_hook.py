class A:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
class B(A, tag='b'): pass
class C(B): pass
print(B.tag, C.tag)  # expect: b None
