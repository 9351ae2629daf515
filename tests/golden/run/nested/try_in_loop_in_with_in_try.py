class C:
    def __enter__(self): return self
    def __exit__(self, *a): out.append('exit')
out = []
try:
    with C():
        for i in range(3):
            try:
                if i == 1: raise ValueError(i)
                out.append(i)
            finally:
                out.append('f')
except ValueError as e:
    out.append(repr(e))
print(out)  # expect: [0, 'f', 'f', 'exit', 'ValueError(1)']
