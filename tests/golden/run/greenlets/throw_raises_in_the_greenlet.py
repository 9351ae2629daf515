import greenlet
main = greenlet.getcurrent()


def work():
    try:
        main.switch("waits")
    except KeyError as error:
        return f"caught {error!r}"


def stubborn():
    while True:
        try:
            main.switch("again")
        except greenlet.GreenletExit:
            return "no"


task = greenlet.greenlet(work)
print(task.switch(), task.throw(KeyError, "key"))
task = greenlet.greenlet(stubborn)
print(task.switch(), task.throw())
task = greenlet.greenlet(work)
try:
    task.throw(ValueError("before the start"))
except ValueError as error:
    print(error, task.dead)
task = greenlet.greenlet(work)
print(repr(task.throw()), task.dead, repr(task.throw()))
for arguments in (("text",), (ValueError(), 1), (ValueError, 1, 2)):
    try:
        task.throw(*arguments)
    except TypeError as error:
        print(error)
# expect: waits caught KeyError('key')
# expect: again no
# expect: before the start True
# expect: GreenletExit() True GreenletExit()
# expect: exceptions must be classes, or instances, not str
# expect: instance exception may not have a separate value
# expect: throw() third argument must be a traceback object
