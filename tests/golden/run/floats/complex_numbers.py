z = 3 + 4j
print(z, abs(z), z * z, z.conjugate(), z.real, z.imag, (1j) ** 2, complex('1+2j'), -z)  # expect: (3+4j) 5.0 (-7+24j) (3-4j) 3.0 4.0 (-1+0j) (1+2j) (-3-4j)
