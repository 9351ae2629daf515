def f(a): pass
try:
    f(1, b=2)
except TypeError as e:
    print(e)  # expect: f() got an unexpected keyword argument 'b'
