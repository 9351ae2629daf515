def f(): return 1
def g(): return f()
print(g())  # expect: 1
def f(): return 2
print(g())  # expect: 2
