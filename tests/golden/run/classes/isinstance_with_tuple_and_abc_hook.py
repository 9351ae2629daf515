class M(type):
    def __instancecheck__(cls, o): return o == 5
class A(metaclass=M): pass
print(isinstance(1, (str, int)), isinstance(5, A), isinstance(6, A), isinstance('x', (int, (str, float))))  # expect: True True False True
