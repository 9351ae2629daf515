import sys
class C:
    def __enter__(self): return self
    def __exit__(self, t, e, tb):
        print(sys.exception() is e)  # expect: True
        return True
with C():
    raise ValueError
print(sys.exception())  # expect: None
