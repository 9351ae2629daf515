def f(a, *, b, c=3): return (a, b, c)
print(f(1, b=2), f(1, c=5, b=6))  # expect: (1, 2, 3) (1, 6, 5)
try:
    f(1, 2)
except TypeError as e:
    print(e)  # expect: f() takes 1 positional argument but 2 were given
try:
    f(1)
except TypeError as e:
    print(e)  # expect: f() missing 1 required keyword-only argument: 'b'
