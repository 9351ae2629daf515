import pickle
import stackless  # CPython does not pickle this


def count(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)


g = count(5)
next(g)
next(g)
copy = pickle.loads(pickle.dumps(g))
print(list(copy), list(g))  # expect: [2, 3, 4] [2, 3, 4]
fresh = pickle.loads(pickle.dumps(count(2)))
print(list(fresh), list(pickle.loads(pickle.dumps(fresh))))  # expect: [0, 1] []
