from types import SimpleNamespace

one = SimpleNamespace(a=1)
one.itself = one
print(one)  # expect: namespace(a=1, itself=namespace(...))
try:
    SimpleNamespace({1: 2})
except TypeError as error:
    print(error)  # expect: keywords must be strings
