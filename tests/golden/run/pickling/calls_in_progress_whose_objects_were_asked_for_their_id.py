import pickle
import stackless


def wait(o):
    stackless.schedule()
    print(o)


o = [1]
id(o)
task = stackless.tasklet(wait)(o)
stackless.schedule()
copy = pickle.loads(pickle.dumps(task))
task.kill()
copy.run()  # expect: [1]
