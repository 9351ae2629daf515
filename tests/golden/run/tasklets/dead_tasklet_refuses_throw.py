import stackless
t = stackless.tasklet(len)("")
stackless.run()
try:
    t.throw(ValueError)
except RuntimeError as e:
    print(e)  # expect: You cannot throw to a dead tasklet
t.kill()
print(t.alive)  # expect: False
