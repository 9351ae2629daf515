def f(a):
    return 1
    a()
    while a: a()
