import stackless, sys
out = []
def f(n):
    try:
        raise ValueError(n)
    except ValueError:
        stackless.schedule()
        out.append(repr(sys.exception()))
def g(): out.append(sys.exception())
stackless.tasklet(f)(1)
stackless.tasklet(g)()
stackless.tasklet(f)(2)
stackless.run()
print(out)  # expect: [None, 'ValueError(1)', 'ValueError(2)']
