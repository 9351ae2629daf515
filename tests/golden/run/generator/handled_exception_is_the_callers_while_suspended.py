import sys
def g():
    try:
        raise ValueError('in generator')
    except ValueError:
        yield repr(sys.exception())
        yield repr(sys.exception())
it = g()
print(next(it), sys.exception())  # expect: ValueError('in generator') None
try:
    raise KeyError('caller')
except KeyError:
    print(next(it), repr(sys.exception()))  # expect: ValueError('in generator') KeyError('caller')
print(sys.exception())  # expect: None
