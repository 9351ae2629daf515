import contextvars
import pickle
import socket
import stackless


def work(thing):
    held = [thing]
    stackless.schedule_remove()
    return held


with socket.socket() as endpoint, open(__file__) as file:
    for thing in endpoint, file, contextvars.Context():
        t = stackless.tasklet(work)(thing)
        stackless.run()
        try:
            pickle.dumps(t)
        except TypeError as e:
            print(e)
        t.kill()
# expect: cannot pickle 'socket' object: tasklet 'work': frame 1, local 'held', list item 0
# expect: cannot pickle 'TextIOWrapper' object: tasklet 'work': frame 1, local 'held', list item 0
# expect: cannot pickle '_contextvars.Context' object: tasklet 'work': frame 1, local 'held', list item 0
