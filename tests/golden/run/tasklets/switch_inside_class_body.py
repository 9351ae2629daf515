import stackless
out = []
def f(n):
    class C:
        a = n
        stackless.schedule()
        b = a + 1
    out.append(C.b)
stackless.tasklet(f)(1)
stackless.tasklet(f)(2)
stackless.run()
print(out)  # expect: [2, 3]
