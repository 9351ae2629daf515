def f():
    x = 'function'
    class C:
        x = 'class'
        def get(self): return x
    return C.x, C().get()
print(f())  # expect: ('class', 'function')
