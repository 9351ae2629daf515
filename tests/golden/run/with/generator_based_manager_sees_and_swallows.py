from contextlib import contextmanager
@contextmanager
def quiet():
    try:
        yield
    except ValueError as e:
        print('swallowed', e)  # expect: swallowed v
with quiet():
    raise ValueError('v')
print('after')  # expect: after
