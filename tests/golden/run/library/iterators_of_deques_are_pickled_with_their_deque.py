import pickle
from collections import deque

d = deque("abc")
it = iter(d)
next(it)
back = reversed(d)
it2, back2, d2 = pickle.loads(pickle.dumps((it, back, d)))
d2[2] = "z"
print(type(it2) is type(it), list(it2), next(back2))  # expect: True ['b', 'z'] z
print(list(type(back)(deque("xy"))))  # expect: ['y', 'x']


class Bad(deque):
    def __iter__(self):
        raise TypeError("no")


try:
    pickle.dumps(Bad("abc"))
except TypeError as error:
    print(error)  # expect: no
