# needs: python3-sympy python3-mpmath
from sympy import symbols, expand, factor, diff, integrate, solve, simplify, sin, cos, exp, pi, oo, limit, series, Matrix, Rational, sqrt, latex, Sum, Eq, dsolve, Function, apart, lambdify, primerange, factorint, pretty, Poly, groebner, I, log, srepr, Symbol
x, y, z, n = symbols("x y z n")
print(expand((x + y) ** 5), factor(x ** 6 - 1), diff(sin(x) * exp(x ** 2), x, 2))
print(integrate(exp(-x ** 2), (x, -oo, oo)), integrate(1 / (x ** 3 + 1), x), integrate(x * sin(x), x))
print(solve(x ** 3 - 6 * x ** 2 + 11 * x - 6), solve([x + y - 3, x * y - 2], [x, y]), simplify(sin(x) ** 2 + cos(x) ** 2), limit(sin(x) / x, x, 0), series(cos(x), x, 0, 8))
m = Matrix([[2, 1], [1, 3]]); print(m.inv(), m.det(), m.eigenvals(), m ** 3)
f = Function("f"); print(dsolve(Eq(f(x).diff(x, 2) + f(x), 0)), Sum(1 / n ** 2, (n, 1, oo)).doit(), apart(1 / (x * (x + 1))), latex(sqrt(x) / (1 + y)), factorint(360360), list(primerange(50, 80)))
print(lambdify((x, y), x ** 2 + sin(y))(2, 0), pretty(x ** 2 / 2 + Rational(1, 3)), groebner([x ** 2 + y, x * y - 1]), srepr(x + 1), (1 + 2 * I) ** 3, log(x ** 2).subs(x, 3).evalf(30))
