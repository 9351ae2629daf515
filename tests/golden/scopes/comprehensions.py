def f(a):
    x = [b for b in a if (c := b)]
    y = {d: e for d in a for e in d}
    z = (lambda: a for _ in a)
    w = {g for g in [h for h in a]}

    async def k():
        return [await i async for i in a]
    return x, y, z, w


class C:
    n = 1
    m = [n for _ in range(n)]
    o = [[p for p in q] for q in r]


[(lambda: s) for s in t]
