import stackless
out = []
def f():
    out.append('before')
    stackless.schedule_remove()
    out.append('after')
t = stackless.tasklet(f)()
stackless.run()
print(out, t.paused)  # expect: ['before'] True
t.insert()
stackless.run()
print(out)  # expect: ['before', 'after']
