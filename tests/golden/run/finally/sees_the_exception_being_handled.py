import sys
try:
    try:
        raise ValueError('v')
    finally:
        print(repr(sys.exception()))  # expect: ValueError('v')
except ValueError:
    pass
