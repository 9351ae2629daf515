import re
import stackless


def numbers():
    yield stackless.channel().receive()


def work():
    for n in numbers():
        pass


stackless.tasklet(work)()
try:
    stackless.channel().send(1)
except RuntimeError as error:
    for line in error.__notes__[0].split("\n"):
        print(re.sub("0x[0-9a-f]+", "0x", line.replace(__file__, "FILE")))
# expect: Waiting tasklets:
# expect:   main tasklet: sends on channel 0x (balance 1), FILE:16 in <module>
# expect:   tasklet 'work': cannot be blocked: receives on channel 0x (balance 0), FILE:6 in numbers
