class C:
    def __enter__(self): print('enter')  # expect: enter
    def __exit__(self, *a): print('exit', a[0])  # expect: exit None
def g():
    with C():
        yield 1
        yield 2
print(list(g()))  # expect: [1, 2]
