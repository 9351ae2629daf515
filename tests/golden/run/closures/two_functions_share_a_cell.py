def f():
    n = 0
    def up():
        nonlocal n
        n += 1
    def get(): return n
    return up, get
up, get = f()
up()
up()
print(get())  # expect: 2
