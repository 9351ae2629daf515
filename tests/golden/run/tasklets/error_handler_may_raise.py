import stackless


def handler(kind, value, traceback):
    raise KeyError("from handler")


def fail():
    raise ValueError("oops")


stackless.set_error_handler(handler)
stackless.tasklet(fail)()
try:
    stackless.run()
except KeyError as e:
    print(e)  # expect: 'from handler'
stackless.set_error_handler(None)
