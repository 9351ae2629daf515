def f(n):
    def g():
        nonlocal n
        while n:
            n -= 1
            yield n
    return g()
print(list(f(3)))  # expect: [2, 1, 0]
