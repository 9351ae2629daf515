import stackless
def f(): raise ValueError('from tasklet')
def g(): print('never before main')
stackless.tasklet(f)()
try:
    stackless.run()
except ValueError as e:
    print(e)  # expect: from tasklet
