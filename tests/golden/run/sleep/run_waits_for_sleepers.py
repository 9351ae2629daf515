import stackless
import time


def sleeper():
    time.sleep(0.05)
    print("slept")


stackless.tasklet(sleeper)()
stackless.run()
print("run is over")
# expect: slept
# expect: run is over
