import stackless
out = []
def t(x):
    stackless.schedule()
    return x * 2
def f(n): out.append([t(i) for i in range(n)])
stackless.tasklet(f)(2)
stackless.tasklet(f)(3)
stackless.run()
print(out)  # expect: [[0, 2], [0, 2, 4]]
