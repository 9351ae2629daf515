import _thread
import stackless

lock = _thread.allocate_lock()
lock.acquire()


def release():
    lock.release()


stackless.tasklet(lock.acquire)()
stackless.tasklet(_thread.start_new_thread)(release, ())
stackless.run()
print(lock.locked(), stackless.runcount)  # expect: True 1
