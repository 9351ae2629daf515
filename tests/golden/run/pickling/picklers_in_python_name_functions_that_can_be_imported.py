# And what cannot be, functions of the runtime that stand for C's and local caches, goes along.
import functools
import os
import pickle
import re
import stackless


def inside_native_code(result):
    result.append(re.sub("a", lambda match: (stackless.schedule_remove(None), "b")[1], "aa"))
    result.append(max((1, 2), key=lambda n: (stackless.schedule_remove(None), n)[1]))

    @functools.lru_cache
    def cached(n):
        stackless.schedule_remove(None)
        return n

    result.append(cached(3))


print(pickle._loads(pickle._dumps(os.path.join)) is os.path.join, len(pickle._dumps(os.path.join)) < 50)  # expect: True True
print([pickle._loads(pickle._dumps(f)) is f for f in (len, max, functools.reduce)])  # expect: [True, True, True]
result = []
t = stackless.tasklet(inside_native_code)(result)
t.run()
while t.alive:
    t, result = pickle._loads(pickle._dumps((t, result)))
    t.run()
print(result)  # expect: ['bb', 2, 3]
