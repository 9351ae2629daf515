def f(items, n):
    return sum(item * n for item in items)
