import pickle
import stackless


class Slow:
    def __init__(self, n):
        self.n = n

    def __getstate__(self):
        stackless.schedule()
        log.append(("get", self.n))
        return self.n

    def __setstate__(self, state):
        stackless.schedule()
        log.append(("set", state))
        self.n = state


log = []


def work(n):
    copy = pickle.loads(pickle.dumps([Slow(n), Slow(n + 10)]))
    log.append([s.n for s in copy])


stackless.tasklet(work)(1)
stackless.tasklet(work)(2)
stackless.run()
print(log)  # expect: [('get', 1), ('get', 2), ('get', 11), ('get', 12), ('set', 1), ('set', 2), ('set', 11), [1, 11], ('set', 12), [2, 12]]
