# needs: python3-mpmath
from mpmath import mp, mpf, mpc, pi, quad, findroot, zeta, gamma, matrix, lu_solve, nsum, inf, sqrt, exp, sin, cos, diff, taylor, identify, polyroots, hyp2f1, besselj, iv, pslq, eig, factorial, limit, odefun
mp.dps = 40
print(pi, zeta(3), gamma(mpf(1) / 3), sqrt(mpc(-1, 2)))
print(quad(lambda x: exp(-x * x), [-inf, inf]) ** 2, findroot(lambda x: cos(x) - x, 1), nsum(lambda n: 1 / n ** 2, [1, inf]))
print(lu_solve(matrix([[1, 2], [3, 4]]), matrix([5, 6])), diff(sin, 1, 3), taylor(exp, 0, 4), polyroots([1, 0, -2]))
mp.dps = 20
print(hyp2f1(1, 2, 3, mpf("0.3")), besselj(1, 2.5), identify(mpf("1.41421356237309504880"), ["sqrt(2)"]), iv.mpf([1, 2]) / iv.mpf([3, 4]), limit(lambda n: (1 + 1 / n) ** n, inf))
print(mp.nstr(factorial(100), 30), eig(matrix([[2, 0], [0, 3]]))[0], mpf("0.1") + mpf("0.2"), repr(mpf(1) / 3))
