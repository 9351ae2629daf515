class I:
    def __index__(self): return 2
print(list(range(9))[I()::I()])  # expect: [2, 4, 6, 8]
