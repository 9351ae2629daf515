def show(*a): return a
def f():
    x = 'old'
    return show(x, (x := 'new'), x)
print(f())  # expect: ('old', 'new', 'new')
