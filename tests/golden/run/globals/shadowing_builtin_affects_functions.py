def f(x): return abs(x)
print(f(-1))  # expect: 1
abs = lambda x: 'mine'
print(f(-1))  # expect: mine
