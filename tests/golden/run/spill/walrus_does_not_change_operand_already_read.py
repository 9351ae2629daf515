def f():
    x = 1
    return x + (x := 5) + x
print(f())  # expect: 11
