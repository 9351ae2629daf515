def f():
    len = 5
    return len
print(f(), len('abc'))  # expect: 5 3
