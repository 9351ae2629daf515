log = []
def t(x):
    log.append(x)
    return x
def f(*a, **k): pass
f(t(1), *[t(2)], t(3), a=t(4), **{'b': t(5)}, c=t(6))
print(log)  # expect: [1, 2, 3, 4, 5, 6]
