class C:
    def __enter__(self): return self
    def __exit__(self, t, e, tb): raise KeyError('new')
try:
    with C():
        raise ValueError('old')
except KeyError as e:
    print(repr(e), repr(e.__context__))  # expect: KeyError('new') ValueError('old')
