def f(*a): return sum(a)
def g(x): return x
print(f(g(1), g(2), g(3), g(4), g(5), g(6), g(7), g(8), g(9), g(10), g(11), g(12), g(13), g(14), g(15), g(16), g(17), g(18), g(19), g(20)))  # expect: 210
