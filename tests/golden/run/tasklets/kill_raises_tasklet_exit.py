import stackless
out = []
def f():
    try:
        stackless.schedule_remove()
    except TaskletExit:
        out.append('killed')
        raise
    finally:
        out.append('finally')
t = stackless.tasklet(f)()
stackless.run()
t.kill()
print(out, t.alive)  # expect: ['killed', 'finally'] False
