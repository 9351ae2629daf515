import sys
def inner():
    try:
        raise KeyError('inner')
    except KeyError:
        return repr(sys.exception())
try:
    raise ValueError('outer')
except ValueError:
    print(inner(), repr(sys.exception()))  # expect: KeyError('inner') ValueError('outer')
