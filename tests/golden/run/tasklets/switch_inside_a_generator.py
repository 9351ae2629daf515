import stackless
out = []
def g(n):
    for i in range(n):
        stackless.schedule()
        yield i
def f(n): out.append(sum(g(n)))
stackless.tasklet(f)(3)
stackless.tasklet(f)(4)
stackless.run()
print(out)  # expect: [3, 6]
