def f(v):
    a = 'old'
    match v:
        case [a, 1]: pass
        case _: pass
    return a
print(f([5, 2]), f([5, 1]))  # expect: old 5
