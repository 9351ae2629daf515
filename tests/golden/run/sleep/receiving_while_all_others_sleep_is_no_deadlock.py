import stackless
import time
ch = stackless.channel()


def sleeper():
    time.sleep(0.05)
    ch.send("awake")


stackless.tasklet(sleeper)()
print(ch.receive())  # expect: awake
