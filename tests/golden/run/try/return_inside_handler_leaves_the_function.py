import sys
def f():
    try:
        raise ValueError
    except ValueError:
        return 'handler'
print(f(), sys.exception())  # expect: handler None
