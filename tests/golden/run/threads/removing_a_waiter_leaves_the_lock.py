import _thread
import stackless

lock = _thread.allocate_lock()
lock.acquire()
t = stackless.tasklet(lambda: print(lock.acquire(timeout=1000)))()
stackless.schedule()
t.remove()
lock.release()
print(lock.locked())  # expect: False
t.insert()
stackless.run()  # expect: True
