import stackless
with_watchdogs = 1 << 31
main = stackless.getmain()


def watchdogs():
    return stackless.get_thread_info(-1, with_watchdogs)[3]


def inner():
    print(watchdogs() == [None, main, task])


def outer():
    stackless.tasklet(inner)()
    stackless.run()


print(watchdogs())
task = stackless.tasklet(outer)()
stackless.run()
stackless.tasklet(lambda: print(watchdogs() == [main, main]))()
stackless.run(1000)
print(watchdogs(), len(stackless.get_thread_info(-1, 1 << 30)))

# expect: [None]
# expect: True
# expect: True
# expect: [None] 5
