def f(n):
    while n():
        if n: continue
        break
    else:
        n(1)
