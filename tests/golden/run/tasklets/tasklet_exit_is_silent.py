import stackless
def f(): raise TaskletExit
stackless.tasklet(f)()
stackless.run()
print('fine')  # expect: fine
