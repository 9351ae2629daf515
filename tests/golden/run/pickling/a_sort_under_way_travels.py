import pickle
import stackless


class Number:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        stackless.schedule_remove(None)
        return self.n < other.n


def job(items, key, result):
    items.sort(key=key, reverse=True)
    result.append(items)


for key in (None, lambda number: Number(-number.n)):
    result = []
    t = stackless.tasklet(job)([Number(n) for n in (3, 1, 2, 5, 4)], key, result)
    t.run()
    while t.alive:
        t, result = pickle.loads(pickle.dumps((t, result)))
        t.run()
    print([number.n for number in result[0]])
# expect: [5, 4, 3, 2, 1]
# expect: [1, 2, 3, 4, 5]
