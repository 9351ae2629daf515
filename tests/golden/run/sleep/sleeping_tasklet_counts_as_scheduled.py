import stackless
import time


def sleeper():
    time.sleep(0.1)


t = stackless.tasklet(sleeper)()
stackless.schedule()
print(t.scheduled, t.paused, t.blocked, t.alive)  # expect: True False False True
print(stackless.getruncount())  # expect: 2
stackless.run()
print(t.alive)  # expect: False
