# python: 3.14
# A real operand has no imaginary part, which is not an imaginary part of zero.
inf, nan = float("inf"), float("nan")
print(complex(-0.0, -0.0) + 0.0, 0.0 - complex(0.0, 0.0))  # expect: -0j -0j
print(complex(inf, nan) / 2, complex(1, inf) * 2.0)  # expect: (inf+nanj) (2+infj)
print(complex(inf, inf) / 1j, (1 + 1j) / complex(inf, -inf))  # expect: (inf-infj) 0j
print(complex(inf, nan) * (1 + 1j))  # expect: (inf+infj)
print(1.0 / (1 + 2j), (1 + 1j) / (1e200 + 1e200j))  # expect: (0.2-0.4j) (1e-200+0j)
try:
    pow(1e200 + 1j, 5)
except OverflowError as error:
    print(error)  # expect: complex exponentiation
