class Single(type):
    def __call__(cls, *a):
        if not hasattr(cls, 'one'): cls.one = super().__call__(*a)
        return cls.one
class A(metaclass=Single): pass
print(A() is A())  # expect: True
