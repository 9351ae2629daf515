import stackless
out = []
class N:
    def __init__(self, v): self.v = v
    def __add__(self, o):
        stackless.schedule()
        return N(self.v + o.v)
    def __lt__(self, o):
        stackless.schedule()
        return self.v < o.v
    def __len__(self):
        stackless.schedule()
        return self.v
    def __bool__(self):
        stackless.schedule()
        return self.v > 2
    def __getitem__(self, i):
        stackless.schedule()
        return self.v * i
def f(n):
    a, b = N(n), N(n + 1)
    out.append(((a + b).v, a < b, len(a), bool(a), a[3]))
stackless.tasklet(f)(1)
stackless.tasklet(f)(5)
stackless.run()
print(out)  # expect: [(3, True, 1, False, 3), (11, True, 5, True, 15)]
