import stackless
out = []
def f(n):
    try:
        stackless.schedule()
        if n == 1: raise ValueError(n)
        out.append(n)
    except ValueError as e:
        stackless.schedule()
        out.append(repr(e))
    finally:
        stackless.schedule()
        out.append('f%d' % n)
for i in range(3): stackless.tasklet(f)(i)
stackless.run()
print(sorted(out, key=str))  # expect: [0, 2, 'ValueError(1)', 'f0', 'f1', 'f2']
