import copy
import stackless


def numbers():
    stackless.schedule_remove()
    yield 1


def work():
    for n in numbers():
        pass


t = stackless.tasklet(work)()
stackless.run()
try:
    copy.copy(t)
except TypeError as error:
    print(error)  # expect: cannot copy a tasklet that is suspended inside a generator or a pickler; pickle it instead
