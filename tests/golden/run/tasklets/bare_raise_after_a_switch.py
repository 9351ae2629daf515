import stackless
out = []
def f(n):
    try:
        try:
            raise ValueError(n)
        except ValueError:
            stackless.schedule()
            raise
    except ValueError as e:
        out.append(repr(e))
stackless.tasklet(f)(1)
stackless.tasklet(f)(2)
stackless.run()
print(out)  # expect: ['ValueError(1)', 'ValueError(2)']
