class C:
    def __enter__(self): return self
    def __exit__(self, *a): out.append('exit')
out = []
for i in range(4):
    with C():
        if i == 1: continue
        if i == 3: break
        out.append(i)
print(out)  # expect: [0, 'exit', 'exit', 2, 'exit', 'exit']
