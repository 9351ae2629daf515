import fractions
import statistics
from decimal import Decimal as D

print(f"{D('1234567.891'):,.2f} {D('0.00001234'):e} {D('12.3456'):.3g} {D('0.5'):.0%} {D('3.14159'):010.3f} {D(5):>4}|{D(5):<4}|{D(5):^5}|{D('9.9999999'):.6e}")  # expect: 1,234,567.89 1.234e-5 12.3 50% 000003.142    5|5   |  5  |1.000000e+1
print(D("Infinity"), D("-sNaN12"), D(0.1), D((1, (1, 2, 3), -2)), D("12345E+2").to_eng_string())  # expect: Infinity -sNaN12 0.1000000000000000055511151231257827021181583404541015625 -1.23 1.2345E+6
print(hash(D(5)) == hash(5), hash(D("0.5")) == hash(0.5), D("0.5") == 0.5, D("0.1") == 0.1, D(1) < 2 < D("2.5"), D("0.25") == fractions.Fraction(1, 4))  # expect: True True True False True True
print(fractions.Fraction(D("0.25")), statistics.mean([D("1.5"), D("2.5")]), int(D("-3.9")), float(D("0.1")), D("3.14").as_tuple())  # expect: 1/4 2 -3 0.1 DecimalTuple(sign=0, digits=(3, 1, 4), exponent=-2)
