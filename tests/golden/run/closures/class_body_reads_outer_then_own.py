x = 'global'
def f():
    x = 'function'
    class C:
        a = x
        x = 'class'
        b = x
    return C.a, C.b
print(f())  # expect: ('global', 'class')
