def f(x):
    match x:
        case {'a': 1, 'b': b}: return 'a1', b
        case {'a': [x, y], **rest}: return x, y, rest
        case {}: return 'mapping'
        case _: return 'no'
print(f({'a': 1, 'b': 2, 'c': 3}), f({'a': (5, 6), 'z': 1}), f({'q': 1}), f([]))  # expect: ('a1', 2) (5, 6, {'z': 1}) mapping no
