import contextvars
import stackless
var = contextvars.ContextVar("var", default="outside")


def work():
    print(var.get())  # expect: inside


def start():
    var.set("inside")
    stackless.tasklet(work)()


contextvars.copy_context().run(start)
stackless.run()
print(var.get())  # expect: outside
