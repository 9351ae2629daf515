n = 0
def make():
    global n
    n += 1
    return n
def f(x=make()): return x
print(f(), f(), n)  # expect: 1 1 1
