def f(x):
    match x:
        case []: return 'empty'
        case [a]: return 'one', a
        case [a, [b, *c]]: return 'nested', a, b, c
        case [1, *rest]: return 'starts with 1', rest
        case (a, *_, z): return 'ends', a, z
        case _: return 'no'
print(f([]), f((5,)), f([1, [2, 3, 4]]), f([1, 2, 3]), f((7, 8, 9)), f('ab'), f({1: 2}), f(b'ab'))  # expect: empty ('one', 5) ('nested', 1, 2, [3, 4]) ('starts with 1', [2, 3]) ('ends', 7, 9) no no no
