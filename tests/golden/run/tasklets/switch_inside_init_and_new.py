import stackless
out = []
class A:
    def __new__(cls, n):
        stackless.schedule()
        return super().__new__(cls)
    def __init__(self, n):
        stackless.schedule()
        self.n = n
def f(n): out.append(A(n).n)
stackless.tasklet(f)(1)
stackless.tasklet(f)(2)
stackless.run()
print(out)  # expect: [1, 2]
