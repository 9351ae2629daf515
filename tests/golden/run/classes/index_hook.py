class A:
    def __index__(self): return 2
print([10, 20, 30][A()], range(5)[A()], hex(A()), 'x' * A())  # expect: 30 2 0x2 xx
