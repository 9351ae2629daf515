class C:
    def __enter__(self):
        C.__exit__ = lambda self, *a: print('late')
        return self
    def __exit__(self, *a): print('early')  # expect: early
with C():
    pass
