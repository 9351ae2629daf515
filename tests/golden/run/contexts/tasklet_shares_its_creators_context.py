import contextvars
import stackless
var = contextvars.ContextVar("var", default="unset")


def work():
    print(var.get())
    var.set("by the tasklet")


t = stackless.tasklet(work)()
print(t.context_id == stackless.getcurrent().context_id)
var.set("by main")
stackless.run()
print(var.get())
# expect: True
# expect: by main
# expect: by the tasklet
