import stackless
import time
main = stackless.getcurrent()


def sleeper():
    time.sleep(0.05)
    main.insert()


stackless.tasklet(sleeper)()
stackless.schedule_remove()
print("inserted again")  # expect: inserted again
