import stackless


def call_run():
    stackless.tasklet(inner)()
    stackless.run()
    print("not reached")


def inner():
    caller.bind(None)
    print(caller.alive)
    stackless.schedule()
    print("inner ends")


caller = stackless.tasklet(call_run)()
stackless.run()
print("main goes on")
# expect: False
# expect: inner ends
# expect: main goes on
