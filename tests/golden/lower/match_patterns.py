def f(s):
    match s:
        case 1 | 2: return s
        case [a, *b]: return a
        case {'k': v, **r}: return v
        case C(x, y=None) if x: return x
        case _: pass
