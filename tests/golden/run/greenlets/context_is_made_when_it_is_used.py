from contextvars import ContextVar, copy_context
from greenlet import getcurrent, greenlet

variable = ContextVar("variable", default="unset")


def reads():
    return getcurrent().gr_context, variable.get(), getcurrent().gr_context


def sets():
    variable.set(1)
    return dict(getcurrent().gr_context)[variable]


print(greenlet(reads).switch(), greenlet(sets).switch())  # expect: (None, 'unset', None) 1
inside = greenlet(copy_context().run)
print(inside.switch(variable.get), inside.gr_context)  # expect: unset None
