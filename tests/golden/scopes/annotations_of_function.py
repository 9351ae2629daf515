def f(a: A, /, b: B = 1, *args: C, d: D, **kw: E) -> F:
    x: X
    y: Y = a
    (z): Z = b
    global g
    return x, y


async def h(p: (lambda: q), *args: *Ts) -> [r for r in s]:
    pass


def outer():
    v = int

    def inner(a: v) -> v:
        b: v
        return a

    return inner
