def f():
    i = 'outer'
    x = [i for i in range(3)]
    return i, x
print(f())  # expect: ('outer', [0, 1, 2])
