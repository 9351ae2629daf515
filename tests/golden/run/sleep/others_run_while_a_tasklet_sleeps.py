import stackless
import time
log = []


def sleeper():
    time.sleep(0.1)
    log.append("slept")


def worker():
    for i in range(3):
        log.append(i)
        stackless.schedule()


stackless.tasklet(sleeper)()
stackless.tasklet(worker)()
stackless.run()
print(log)  # expect: [0, 1, 2, 'slept']
