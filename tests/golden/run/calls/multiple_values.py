def f(a, b): pass
try:
    f(1, 2, a=3)
except TypeError as e:
    print(e)  # expect: f() got multiple values for argument 'a'
