def f(*a): return sum(a)
print(f(*[f(*[f(i, j) for j in range(3)]) for i in range(3)]))  # expect: 18
