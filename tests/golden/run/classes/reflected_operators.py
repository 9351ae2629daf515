class A:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return ('radd', o)
print(5 + A())  # expect: ('radd', 5)
try:
    A() + 5
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'A' and 'int'
