import stackless
out = []
class C:
    def __init__(self, n): self.n = n
    def __enter__(self):
        stackless.schedule()
        return self.n
    def __exit__(self, *a):
        stackless.schedule()
        out.append('exit%d' % self.n)
def f(n):
    with C(n) as v:
        stackless.schedule()
        out.append(v)
stackless.tasklet(f)(1)
stackless.tasklet(f)(2)
stackless.run()
print(out)  # expect: [1, 2, 'exit1', 'exit2']
