import stackless
def f(): stackless.schedule()
t = stackless.tasklet(f)
print(t.alive, t.scheduled, t.paused)  # expect: False False False
t()
print(t.alive, t.scheduled, t.paused)  # expect: True True False
stackless.run()
print(t.alive, t.scheduled, t.paused)  # expect: False False False
