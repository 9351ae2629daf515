import stackless
import time
log = []


def sleeper(seconds):
    time.sleep(seconds)
    log.append(seconds)


for seconds in (0.3, 0.05, 0.15):
    stackless.tasklet(sleeper)(seconds)
stackless.run()
print(log)  # expect: [0.05, 0.15, 0.3]
