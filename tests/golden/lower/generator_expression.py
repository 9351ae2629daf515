def f(a, k):
    return sum(x * k for x in a)
