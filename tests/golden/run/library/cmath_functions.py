import cmath

print(cmath.sqrt(-4), cmath.sqrt(3 + 4j), cmath.exp(1j * cmath.pi).real, cmath.log(-1).imag == cmath.pi)  # expect: 2j (2+1j) -1.0 True
print([cmath.isclose(f(g(0.3 + 0.4j)), 0.3 + 0.4j) for f, g in ((cmath.sin, cmath.asin), (cmath.cos, cmath.acos), (cmath.tan, cmath.atan), (cmath.sinh, cmath.asinh), (cmath.cosh, cmath.acosh), (cmath.tanh, cmath.atanh), (cmath.exp, cmath.log))])  # expect: [True, True, True, True, True, True, True]
print(cmath.polar(3 + 4j)[0], cmath.rect(2, 0), cmath.phase(-1 + 0j) == cmath.pi, cmath.sqrt(complex(-1, -0.0)))  # expect: 5.0 (2+0j) True -1j
try:
    cmath.log(0)
except ValueError as error:
    print(error)  # expect: math domain error
