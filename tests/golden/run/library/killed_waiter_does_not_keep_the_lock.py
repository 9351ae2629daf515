import _thread
import stackless
lock = _thread.allocate_lock()
lock.acquire()
waiter = stackless.tasklet(lock.acquire)()
other = stackless.tasklet(lambda: print("got it", lock.acquire()))()
stackless.run()
lock.release()
waiter.kill()  # expect: got it True
stackless.run()
lock.release()
print(lock.locked())  # expect: False
