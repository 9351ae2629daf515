def f():
    def g(): return x
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)  # expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
    x = 1
    return g()
print(f())  # expect: 1
