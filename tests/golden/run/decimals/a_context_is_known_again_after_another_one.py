from contextvars import copy_context
from decimal import Decimal, getcontext, localcontext
import stackless

getcontext().prec = 5


def other():
    getcontext().prec = 3
    stackless.schedule()
    return str(Decimal(1) / 3)


with localcontext() as inner:
    inner.prec = 8
    print(Decimal(1) / 3)  # expect: 0.33333333


def run(results):
    with localcontext(prec=2):
        stackless.schedule()
        results.append(str(Decimal(1) / 3))


results = []
print(copy_context().run(lambda: (getcontext() is context, str(Decimal(1) / 7))) if (context := getcontext()) else None)  # expect: (True, '0.14286')
stackless.tasklet(run)(results)
stackless.run()
print(results, Decimal(1) / 3)  # expect: ['0.33'] 0.33333
