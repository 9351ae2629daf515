import stackless
out = []
def f(n):
    a, b = n, [n]
    stackless.schedule()
    b.append(a + 1)
    stackless.schedule()
    out.append((a, b))
for i in range(3): stackless.tasklet(f)(i)
stackless.run()
print(out)  # expect: [(0, [0, 1]), (1, [1, 2]), (2, [2, 3])]
