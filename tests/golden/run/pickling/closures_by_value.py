import pickle
import stackless  # CPython does not pickle this


def counter(start):
    n = start

    def up():
        nonlocal n
        n += 1
        return n

    def get():
        return n

    return up, get


up, get = pickle.loads(pickle.dumps(counter(10)))
up()
up()
print(get())  # expect: 12
