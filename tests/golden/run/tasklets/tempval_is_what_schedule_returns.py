import stackless
out = []
def f(): out.append(stackless.schedule_remove())
t = stackless.tasklet(f)()
stackless.run()
t.tempval = 'given'
t.insert()
stackless.run()
print(out)  # expect: ['given']
