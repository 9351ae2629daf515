def f():
    x = 1
    def g(): return x
    del x
    return g
try:
    f()()
except NameError as e:
    print(e)  # expect: cannot access free variable 'x' where it is not associated with a value in enclosing scope
