import stackless
ch = stackless.channel()


def work():
    ch.send_throw(ValueError, "thrown")


stackless.tasklet(work)()
try:
    ch.receive()
except ValueError as e:
    print(e)  # expect: thrown
try:
    ch.send_throw(3)
except TypeError as e:
    print(e)  # expect: exceptions must be classes or instances deriving from BaseException, not int
