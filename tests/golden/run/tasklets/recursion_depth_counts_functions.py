import stackless
main = stackless.getmain()


def inner():
    print(stackless.getcurrent().recursion_depth)
    stackless.schedule()


def outer():
    inner()


task = stackless.tasklet(outer)()
print(task.recursion_depth)
task.run()
print(task.recursion_depth)
task.run()
print(task.recursion_depth)

# expect: 0
# expect: 2
# expect: 2
# expect: 0
