import stackless
import time


def sleeper():
    try:
        time.sleep(3600)
    finally:
        print("finally")  # expect: finally


t = stackless.tasklet(sleeper)()
stackless.schedule()
t.kill()
stackless.run()
print(t.alive)  # expect: False
