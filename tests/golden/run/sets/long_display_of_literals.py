def make(x):
    return {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 1.0, "a", x}


print(len(make(5)), len(make("b")), sum(n for n in make("b") if isinstance(n, int)))  # expect: 32 33 496
make(1).clear()
print(len(make(5)))  # expect: 32
