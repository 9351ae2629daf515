import stackless


def work():
    pass


t = stackless.tasklet(work)()
state = t.__reduce__()[2]
try:
    t.__setstate__(state)
except RuntimeError as error:
    print(error)  # expect: tasklet is alive
try:
    stackless.tasklet().__setstate__(5)
except TypeError as error:
    print(error)  # expect: the state is not that of a tasklet
