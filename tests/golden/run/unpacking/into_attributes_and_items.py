class O: pass
o, x = O(), [0, 0]
o.a, x[1], *o.rest = range(5)
print(o.a, x, o.rest)  # expect: 0 [0, 1] [2, 3, 4]
