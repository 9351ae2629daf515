import pickle
import sys
import stackless


def inner():
    stackless.schedule_remove()
    return 1


def work():
    name = "x"
    sock = type(sys)("socket")
    return inner(), name, sock


t = stackless.tasklet(work)()
stackless.run()
try:
    pickle.dumps([t])
except TypeError as e:
    print(e)  # expect: cannot pickle 'module' object: list item 0, tasklet 'work': frame 2, local 'sock'
