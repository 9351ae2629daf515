import stackless
import time
log = []


def worker():
    log.append("worker")


stackless.tasklet(worker)()
with stackless.atomic():
    time.sleep(0.001)
    log.append("main")
stackless.run()
print(log)  # expect: ['main', 'worker']
