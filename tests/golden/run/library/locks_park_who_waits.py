import _thread
import stackless
lock = _thread.allocate_lock()
order = []


def work(name):
    with lock:
        order.append(name)
        stackless.schedule()
        order.append(name)


tasks = [stackless.tasklet(work)(name) for name in "abc"]
stackless.schedule()
print(stackless.getruncount(), [task.paused for task in tasks])  # expect: 2 [False, True, True]
stackless.run()
print("".join(order), lock.locked())  # expect: aabbcc False
