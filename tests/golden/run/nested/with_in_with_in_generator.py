class C:
    def __init__(self, n): self.n = n
    def __enter__(self): return self.n
    def __exit__(self, *a): print('exit', self.n)
def g():
    with C(1) as a:
        with C(2) as b:
            yield a + b
        yield 'between'
print(list(g()))

# expect: exit 2
# expect: exit 1
# expect: [3, 'between']
