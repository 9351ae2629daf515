import pickle
import stackless


def numbers():
    for i in range(4):
        stackless.schedule_remove()
        yield i


def work(out):
    g = numbers()
    out.append(g)
    for x in g:
        out.append(x)


out = []
t = stackless.tasklet(work)(out)
stackless.run()
t, out = pickle.loads(pickle.dumps((t, out)))
while t.alive:
    t.insert()
    stackless.run()
print(out[1:], list(out[0]))  # expect: [0, 1, 2, 3] []
