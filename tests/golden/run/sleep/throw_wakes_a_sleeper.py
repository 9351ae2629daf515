import stackless
import time


def sleeper():
    try:
        time.sleep(3600)
    except ValueError as error:
        print("woken:", error)  # expect: woken: enough


t = stackless.tasklet(sleeper)()
stackless.schedule()
t.throw(ValueError("enough"))
print(t.alive)  # expect: False
