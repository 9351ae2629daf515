import stackless
out = []
def key(x):
    stackless.schedule()
    return -x
def f(*a): out.append(sorted(a, key=key))
stackless.tasklet(f)(1, 3, 2)
stackless.tasklet(f)(5, 6)
stackless.run()
print(sorted(out))  # expect: [[3, 2, 1], [6, 5]]
