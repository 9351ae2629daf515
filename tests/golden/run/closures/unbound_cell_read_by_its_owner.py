def f():
    def g(): return x
    try:
        x
    except UnboundLocalError as e:
        print(e)  # expect: cannot access local variable 'x' where it is not associated with a value
    x = 1
f()
