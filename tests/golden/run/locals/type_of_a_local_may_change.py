def f():
    x = 1
    x = str(x)
    x = [x]
    x = {0: x}
    return x
print(f())  # expect: {0: ['1']}
