import stackless
def f(): print('in tasklet')
t = stackless.tasklet(f)()
print('before')  # expect: before
t.run()  # expect: in tasklet
print('after')  # expect: after
