def f(*, a, b, c): pass
try:
    f(b=1)
except TypeError as e:
    print(e)  # expect: f() missing 2 required keyword-only arguments: 'a' and 'c'
