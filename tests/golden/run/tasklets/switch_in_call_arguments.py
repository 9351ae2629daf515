import stackless
out = []
def t(x):
    stackless.schedule()
    return x
def g(*a, **k): return a, k
def f(n): out.append(g(t(n), *[t(n + 1)], k=t(n + 2), **{'l': t(n + 3)}))
stackless.tasklet(f)(1)
stackless.tasklet(f)(10)
stackless.run()
print(out[0])  # expect: ((1, 2), {'k': 3, 'l': 4})
print(out[1])  # expect: ((10, 11), {'k': 12, 'l': 13})
