import pickle
import stackless


class Worker(stackless.tasklet):
    pass


class Pipe(stackless.channel):
    pass


def work():
    stackless.schedule_remove()


w = Worker(work)()
w.tag = "mine"
w.name = "w1"
stackless.run()
w, p = pickle.loads(pickle.dumps((w, Pipe())))
print(type(w).__name__, w.tag, w.name, type(p).__name__)  # expect: Worker mine w1 Pipe
