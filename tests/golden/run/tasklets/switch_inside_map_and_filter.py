import stackless
out = []
def t(x):
    stackless.schedule()
    return x % 2
def f(n): out.append((list(map(t, range(n))), list(filter(t, range(n)))))
stackless.tasklet(f)(3)
stackless.tasklet(f)(4)
stackless.run()
print(out)  # expect: [([0, 1, 0], [1]), ([0, 1, 0, 1], [1, 3])]
