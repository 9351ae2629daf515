def g():
    yield 1
it = g()
print(it.gi_running, it.gi_frame is None, it.__name__)  # expect: False False g
list(it)
print(it.gi_running, it.gi_frame is None)  # expect: False True
