def f(a, k):
    return [x * k for x in a if x]
