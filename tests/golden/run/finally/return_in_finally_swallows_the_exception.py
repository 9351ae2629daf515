import sys
def f():
    try:
        raise ValueError
    finally:
        return 'swallowed'
print(f(), sys.exception())  # expect: swallowed None
