def f(): return 'a'
out = []
for i in range(4):
    out.append(f())
    if i == 1:
        f = lambda: 'b'
print(out)  # expect: ['a', 'a', 'b', 'b']
