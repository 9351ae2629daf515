class C:
    def __enter__(self): return self
    def __exit__(self, *a): print('exit', a)  # expect: exit (None, None, None)
def f():
    with C():
        return 'value'
print(f())  # expect: value
