import contextvars
import stackless
var = contextvars.ContextVar("var", default="main's")


def work():
    var.set("its own")
    print(var.get())


ctx = contextvars.Context()
t = stackless.tasklet(work)
print(t.set_context(ctx) is t, t.context_id == id(ctx))
t()
stackless.run()
print(var.get(), ctx[var])
# expect: True True
# expect: its own
# expect: main's its own
