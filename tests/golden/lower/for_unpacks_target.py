def f(a):
    for i, (j, k) in a:
        a(j)
