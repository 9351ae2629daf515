def a(n):
    if n == 0: raise ValueError('deep')
    return a(n - 1) + 1
try:
    a(50)
except ValueError as e:
    print(e)  # expect: deep
