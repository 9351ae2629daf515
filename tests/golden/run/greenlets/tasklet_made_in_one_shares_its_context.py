import stackless
from contextvars import ContextVar
from greenlet import greenlet

variable = ContextVar("variable", default="unset")


def work():
    stackless.tasklet(variable.set)("by the tasklet")
    stackless.schedule()
    return variable.get()


# Nobody has asked for the greenlet's context before the tasklet does.
print(greenlet(work).switch(), variable.get())  # expect: by the tasklet unset
