def f(x):
    x = x + 1
    return x
a = 1
print(f(a), a)  # expect: 2 1
