def f():
    x

def g():
    y
