import stackless
import time


def sleeper():
    begin = time.monotonic()
    time.sleep(0.01)
    print(time.monotonic() - begin >= 0.0099)  # expect: True


t = stackless.tasklet(sleeper)()
stackless.schedule()
t.insert()
stackless.run()
