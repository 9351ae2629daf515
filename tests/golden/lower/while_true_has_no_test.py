def f(n):
    while True:
        n()
