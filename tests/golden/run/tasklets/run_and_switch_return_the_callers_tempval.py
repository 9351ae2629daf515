import stackless

stackless.current.tempval = "first"
print(stackless.tasklet(lambda: None)().run())  # expect: first
print(stackless.tasklet(lambda: None)().run())  # expect: None


def work(caller):
    caller.tempval = "second"


print(stackless.tasklet(work)(stackless.current).run())  # expect: second
