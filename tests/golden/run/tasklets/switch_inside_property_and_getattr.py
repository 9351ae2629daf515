import stackless
out = []
class A:
    @property
    def p(self):
        stackless.schedule()
        return 'p'
    def __getattr__(self, n):
        stackless.schedule()
        return n.upper()
def f(): out.append(A().p + A().q + getattr(A(), 'r'))
stackless.tasklet(f)()
stackless.tasklet(f)()
stackless.run()
print(out)  # expect: ['pQR', 'pQR']
