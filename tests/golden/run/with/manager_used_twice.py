class C:
    n = 0
    def __enter__(self):
        self.n += 1
        return self.n
    def __exit__(self, *a): pass
c = C()
with c as a:
    with c as b:
        print(a, b)  # expect: 1 2
