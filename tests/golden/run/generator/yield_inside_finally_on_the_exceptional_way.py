import sys
def g():
    try:
        raise ValueError('v')
    finally:
        yield repr(sys.exception())
it = g()
print(next(it))  # expect: ValueError('v')
try:
    next(it)
except ValueError as e:
    print('goes on', e)  # expect: goes on v
