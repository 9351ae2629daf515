def f(a, b):
    return (a, 1), [a, *b], {a, b}, {a: 1, **b}, [1, 2, 3]
