import stackless


def fail():
    raise ValueError("inner")


def outer():
    stackless.tasklet(fail)()
    try:
        stackless.run()
    except ValueError as e:
        print("outer got", e)  # expect: outer got inner


stackless.tasklet(outer)()
stackless.run()
print("main goes on")  # expect: main goes on
