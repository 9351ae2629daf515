import math


class Real:
    def __init__(self, value):
        self.value = value

    def __float__(self):
        return self.value


class Whole:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Rounded:
    def __ceil__(self):
        return "up"

    def __floor__(self):
        return "down"

    def __trunc__(self):
        return "cut"


print(math.sqrt(Real(4.0)), math.log(Real(8.0), Whole(2)), math.hypot(Real(3.0), Whole(4)))  # expect: 2.0 3.0 5.0
print(math.gcd(Whole(12), 18), math.lcm(4, Whole(6)), math.comb(Whole(5), Whole(2)), math.perm(Whole(4)), math.isqrt(Whole(17)), math.factorial(Whole(4)))  # expect: 6 12 10 24 4 24
print(math.fsum([Real(0.5), Whole(2), 1]), math.dist((Real(0.0), 0), (3, Whole(4))), math.ldexp(Real(1.5), 3))  # expect: 3.5 5.0 12.0
print(math.ceil(Rounded()), math.floor(Rounded()), math.trunc(Rounded()), math.ceil(Real(1.5)), math.floor(Real(1.5)))  # expect: up down cut 2 1
try:
    math.trunc(Real(1.5))
except TypeError as error:
    print(error)  # expect: type Real doesn't define __trunc__ method
try:
    math.sqrt("4")
except TypeError as error:
    print(error)  # expect: must be real number, not str
