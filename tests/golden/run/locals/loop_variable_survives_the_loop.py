def f():
    for i in range(3):
        pass
    return i
print(f())  # expect: 2
