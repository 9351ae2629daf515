import math
print(math.sqrt(2), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.pi, math.gcd(12, 18), math.factorial(10), math.isclose(0.1 + 0.2, 0.3))  # expect: 1.4142135623730951 -2 2 -1 3.141592653589793 6 3628800 True
