import stackless
out = []
def f():
    out.append(stackless.schedule('value'))
    out.append(stackless.schedule() is stackless.getcurrent())
stackless.tasklet(f)()
stackless.run()
print(out)  # expect: ['value', True]
