def f(a):
    for x in a:
        a(x)
    else:
        a()
