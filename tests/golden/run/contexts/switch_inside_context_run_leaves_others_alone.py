import contextvars
import stackless
var = contextvars.ContextVar("var", default="outside")
log = []


def inside():
    var.set("inside")
    for _ in range(2):
        stackless.schedule()
        log.append(var.get())


def first():
    contextvars.copy_context().run(inside)
    log.append(var.get())


def second():
    for _ in range(2):
        log.append(var.get())
        stackless.schedule()


stackless.tasklet(first)()
stackless.tasklet(second)()
stackless.run()
print(log)  # expect: ['outside', 'inside', 'outside', 'inside', 'outside']
