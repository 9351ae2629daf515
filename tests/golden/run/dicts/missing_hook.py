class D(dict):
    def __missing__(self, k): return k * 2
d = D()
print(d[4], d.get(4), len(d))  # expect: 8 None 0
