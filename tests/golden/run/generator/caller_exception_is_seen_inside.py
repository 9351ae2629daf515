import sys
def g():
    yield repr(sys.exception())
    yield repr(sys.exception())
it = g()
try:
    raise ValueError('one')
except ValueError:
    print(next(it))  # expect: ValueError('one')
print(next(it))  # expect: None
