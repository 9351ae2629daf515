import _thread
import pickle
import stackless
import threading
seen = []


class Account:
    def __init__(self):
        self.lock = threading.RLock()
        self.total = 0


def work():
    account = Account()
    stackless.schedule_remove()
    with account.lock:
        account.total += 1
    seen.append(account.total)


task = stackless.tasklet(work)()
task.run()
copy = pickle.loads(pickle.dumps(task))
copy.run()
print(seen)  # expect: [1]
lock = _thread.allocate_lock()
print(pickle.loads(pickle.dumps(lock)).acquire(False))  # expect: True
lock.acquire()
try:
    pickle.dumps([lock])
except TypeError as error:
    print(error)  # expect: cannot pickle 'lock' object
