def f(x):
    class C:
        y = x
        def get(self): return x
    return C
print(f(5).y, f(6)().get())  # expect: 5 6
