def f(v):
    match v:
        case [x, 1] | [1, x] | {'x': x}: return x
        case (('a' | 'b') as c, n): return c, n
print(f([5, 1]), f([1, 6]), f({'x': 7}), f(('b', 2)))  # expect: 5 6 7 ('b', 2)
