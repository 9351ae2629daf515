import pickle
import sys
import stackless


def make(stream):
    def work():
        stackless.schedule_remove()
        stream.flush()

    return work


task = stackless.tasklet(make(sys.stdout))()
task.run()
try:
    pickle.dumps(task)
except TypeError as error:
    print(error)
# expect: cannot pickle 'TextIOWrapper' object: tasklet 'make.<locals>.work': frame 1, function 'make.<locals>.work', tuple item 4, tuple item 0
