def a():
    x = 1
    def b():
        def c():
            nonlocal x
            x += 1
        c()
        c()
    b()
    return x
print(a())  # expect: 3
