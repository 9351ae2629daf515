import pickle
import stackless
import time


def work():
    time.sleep(0.02)
    print("awake")


t = stackless.tasklet(work)()
stackless.schedule()
copy = pickle.loads(pickle.dumps(t))
t.kill()
print(copy.paused)
copy.insert()
stackless.run()
# expect: True
# expect: awake
