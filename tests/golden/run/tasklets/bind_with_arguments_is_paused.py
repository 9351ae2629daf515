import stackless
def f(a, b=0): print(a, b)
t = stackless.tasklet().bind(f, (1,), {'b': 2})
print(t.alive, t.paused)  # expect: True True
t.insert()
stackless.run()  # expect: 1 2
