import stackless


def handler(kind, value, traceback):
    print(kind.__name__, value)
    stackless.schedule()


def fail():
    raise ValueError("oops")


print(stackless.set_error_handler(handler))  # expect: None
stackless.tasklet(fail)()
stackless.run()  # expect: ValueError oops
print(stackless.set_error_handler(None) is handler)  # expect: True
