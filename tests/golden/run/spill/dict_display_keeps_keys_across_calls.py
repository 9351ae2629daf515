def k(x): return 'k' + str(x)
def v(x): return x * x
print({k(1): v(1), k(2): v(2), k(3): v(3)})  # expect: {'k1': 1, 'k2': 4, 'k3': 9}
