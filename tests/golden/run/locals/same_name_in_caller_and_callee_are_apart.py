def g():
    x = 'inner'
    return x
def f():
    x = 'outer'
    y = g()
    return x, y
print(f())  # expect: ('outer', 'inner')
