import stackless
out = []
def f():
    try:
        stackless.schedule_remove()
    except ValueError as e:
        out.append(str(e))
t = stackless.tasklet(f)()
stackless.run()
t.throw(ValueError, 'thrown')
print(out, t.alive)  # expect: ['thrown'] False
