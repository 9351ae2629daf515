def f(self): return ('f', self)
print(f.__get__(5)(), f.__get__(None, int) is f)  # expect: ('f', 5) True
