import pickle
import stackless


def wait():
    stackless.schedule_remove()


t = stackless.tasklet(wait)()
stackless.run()
print(pickle.loads(pickle.dumps(t)).__reduce__()[2][1])  # expect: removed
t.kill()
