import math

print(math.hypot(921135932.0993034, 497588651.46988815), math.hypot(1e-200, 1e-200), math.hypot(3e300, 4e300))  # expect: 1046941197.7165071 1.414213562373095e-200 5e+300
print(math.hypot(math.inf, math.nan), math.hypot(), math.copysign(1, math.nan), math.copysign(1, float("nan")))  # expect: inf 0.0 1.0 1.0
print(math.gamma(-1e-160), math.lgamma(2e305))  # expect: -1e+160 1.4039632010874876e+308
