def inner():
    yield 1
def outer():
    yield from d
d = inner()
it = outer()
print(it.gi_yieldfrom)  # expect: None
next(it)
print(it.gi_yieldfrom is d)  # expect: True
