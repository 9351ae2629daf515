"""mpmath sums, integrates and finds roots in fifty digits."""
from mpmath import mp, mpf, quad, zeta, findroot, sin, exp, pi, matrix, lu_solve, nsum, inf

mp.dps = 50
print(pi)
print(zeta(mpf(3)))
print(quad(lambda x: exp(-x * x), [0, 1]))
print(findroot(lambda x: sin(x) - x / 2, 2))
print(nsum(lambda n: 1 / n ** 2, [1, inf]))
print(lu_solve(matrix([[1, 2, 3], [4, 5, 6], [7, 8, 10]]), matrix([1, 2, 3])))
