n = 0
def f():
    n = 'local'
    def g():
        global n
        n += 1
    g()
    return n
print(f(), n)  # expect: local 1
