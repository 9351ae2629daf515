import _thread
import stackless
from stackless import inspection

lock = _thread.allocate_lock()


def take():
    lock.acquire()
    stackless.schedule()
    lock.release()


tasks = [stackless.tasklet(take)() for _ in range(2)]
tasks[0].name, tasks[1].name = "first", "second"
stackless.schedule()
print([line for line in inspection.report().split("\n") if "helped" in line])  # expect: ["'second' waits for a lock; it may be helped by 'first'"]
stackless.run()
print(lock.locked())  # expect: False
