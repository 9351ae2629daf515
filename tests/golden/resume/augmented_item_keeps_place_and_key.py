def f(a):
    a[g()] += h()
