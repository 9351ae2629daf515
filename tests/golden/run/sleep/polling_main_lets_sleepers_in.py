import stackless
import time
done = []


def sleeper():
    time.sleep(0.002)
    done.append(True)


stackless.tasklet(sleeper)()
while not done:
    stackless.schedule()
print(done)  # expect: [True]
