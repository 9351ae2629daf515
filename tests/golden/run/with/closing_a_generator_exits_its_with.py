class C:
    def __enter__(self): pass
    def __exit__(self, t, *a): print('exit', t.__name__)  # expect: exit GeneratorExit
def g():
    with C():
        yield 1
it = g()
next(it)
it.close()
