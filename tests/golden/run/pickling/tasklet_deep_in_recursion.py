import pickle
import stackless
import sys


sys.setrecursionlimit(10**6)


def down(n):
    if n == 0:
        stackless.schedule_remove()
        return 0
    return 1 + down(n - 1)


result = []


def work(out):
    out.append(down(5000))


t = stackless.tasklet(work)(result)
stackless.run()
copy, out = pickle.loads(pickle.dumps((t, result)))
copy.insert()
stackless.run()
print(result, out)  # expect: [] [5000]
