import stackless
def f(n): print('ran', n)
t = stackless.tasklet(f)(1)
t.remove()
print(t.paused, t.alive)  # expect: True True
stackless.run()
t.insert()
stackless.run()  # expect: ran 1
