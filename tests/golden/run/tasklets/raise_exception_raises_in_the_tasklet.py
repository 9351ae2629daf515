import stackless
out = []
def f():
    try:
        stackless.schedule_remove()
    except ValueError as e:
        out.append(e.args)
t = stackless.tasklet(f)()
stackless.run()
t.raise_exception(ValueError, 1, 2)
print(out)  # expect: [(1, 2)]
