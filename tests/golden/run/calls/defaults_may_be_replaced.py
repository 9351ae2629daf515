def f(a=1): return a
f.__defaults__ = (9,)
print(f())  # expect: 9
