def f(x=[]):
    x.append(len(x))
    return x
print(f() is f(), f())  # expect: True [0, 1, 2]
