import _thread
import stackless

lock = _thread.allocate_lock()
lock.acquire()
t = stackless.tasklet(lambda: lock.acquire())()
stackless.schedule()
t.bind(None)
lock.release()
print(lock.locked())  # expect: False
