def f(items, n):
    return [g(item, n) for item in items if item]
