import stackless
out = []
def f(): out.append((stackless.getcurrent() is t, stackless.getcurrent() is stackless.getmain()))
t = stackless.tasklet(f)()
stackless.run()
print(out, stackless.getcurrent() is stackless.getmain())  # expect: [(True, False)] True
