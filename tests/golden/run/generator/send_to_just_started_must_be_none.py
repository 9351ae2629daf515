def g():
    yield 1
try:
    g().send(5)
except TypeError as e:
    print(e)  # expect: can't send non-None value to a just-started generator
