class C:
    def __enter__(self): return self
    def __exit__(self, t, e, tb):
        print(t.__name__, e, tb is not None)  # expect: ValueError v True
try:
    with C():
        raise ValueError('v')
except ValueError:
    print('passed on')  # expect: passed on
