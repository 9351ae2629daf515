import stackless
import time


def sleeper():
    time.sleep(0.1)
    print("slept")


t = stackless.tasklet(sleeper)()
stackless.schedule()
t.remove()
stackless.run()
print(t.paused)
t.insert()
stackless.run()
# expect: True
# expect: slept
