from decimal import *

D = Decimal
for compute in (lambda: D(1) / D(0), lambda: D("abc"), lambda: D(0) / D(0), lambda: D("1e999999") * 10, lambda: D("sNaN") + 1):
    try:
        compute()
    except DecimalException as error:
        print(repr(error))
# expect: DivisionByZero([<class 'decimal.DivisionByZero'>])
# expect: InvalidOperation([<class 'decimal.ConversionSyntax'>])
# expect: InvalidOperation([<class 'decimal.DivisionUndefined'>])
# expect: Overflow([<class 'decimal.Overflow'>])
# expect: InvalidOperation([<class 'decimal.InvalidOperation'>])
context = Context(prec=4, traps=[])
print(context.divide(1, 3), context.divide(1, 0), context.create_decimal("x"), context)  # expect: 0.3333 Infinity NaN Context(prec=4, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[InvalidOperation, DivisionByZero, Inexact, Rounded], traps=[])
