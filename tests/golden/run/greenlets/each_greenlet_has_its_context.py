from contextvars import Context, ContextVar, copy_context
from greenlet import getcurrent, greenlet
main = getcurrent()
variable = ContextVar("variable", default="unset")


def work():
    got = [variable.get()]
    variable.set("inner")
    main.switch()
    return [*got, variable.get()]


variable.set("outer")
task, shared = greenlet(work), greenlet(work)
shared.gr_context = copy_context()
task.switch()
shared.switch()
print(variable.get(), task.gr_context[variable], task.switch(), shared.switch())  # expect: outer inner ['unset', 'inner'] ['outer', 'inner']
print(greenlet(work).gr_context, isinstance(main.gr_context, Context))  # expect: None True
try:
    task.gr_context = 5
except TypeError as error:
    print(error)  # expect: greenlet context must be a contextvars.Context or None
