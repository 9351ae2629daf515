import functools
import pickle
import stackless


def work(out):
    @functools.lru_cache
    def double(x):
        stackless.schedule_remove(None)
        return 2 * x

    def compare(a, b):
        stackless.schedule_remove(None)
        return b - a

    out.append((double(2), double(2), double.cache_info().hits))
    out.append(sorted([1, 3, 2], key=functools.cmp_to_key(compare)))


out = []
t = stackless.tasklet(work)(out)
t.run()
while t.alive:
    out, t = pickle.loads(pickle.dumps((out, t)))
    t.run()
print(out)  # expect: [(4, 4, 1), [3, 2, 1]]
