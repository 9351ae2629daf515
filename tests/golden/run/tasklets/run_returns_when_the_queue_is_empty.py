import stackless
def f(): stackless.schedule()
stackless.tasklet(f)()
print(stackless.run(), stackless.getruncount())  # expect: None 1
