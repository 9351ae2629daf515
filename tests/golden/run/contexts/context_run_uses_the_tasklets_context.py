import contextvars
import stackless
var = contextvars.ContextVar("var", default="main's")


def work():
    stackless.schedule_remove()


def show(*args, **kwargs):
    print(var.get(), args, kwargs)
    return "result"


t = stackless.tasklet(work)().set_context(contextvars.Context())
t.context_run(var.set, "the tasklet's")
print(t.context_run(show, 1, a=2), var.get())
# expect: the tasklet's (1,) {'a': 2}
# expect: result main's
