import stackless
out = []
def deep(n, name):
    if n == 0:
        stackless.schedule()
        return 0
    return deep(n - 1, name) + 1
def f(name): out.append((name, deep(50, name)))
stackless.tasklet(f)('a')
stackless.tasklet(f)('b')
stackless.run()
print(out)  # expect: [('a', 50), ('b', 50)]
