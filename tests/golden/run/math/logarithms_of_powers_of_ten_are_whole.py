import math

print([n for n in range(400) if math.log10(10**n) != n])  # expect: []
print(math.log(10**400), math.log2(2**5000))  # expect: 921.0340371976182 5000.0
print(math.log1p(2e-5), math.expm1(2e-5), math.erf(0.3))  # expect: 1.9999800002666627e-05 2.000020000133334e-05 0.3286267594591274
