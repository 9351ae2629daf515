import _thread
import stackless
lock = _thread.allocate_lock()
lock.acquire()
print(lock.acquire(False), lock.acquire(timeout=0), lock.acquire(True, 0.01))  # expect: False False False
stackless.tasklet(lock.release)()
print(lock.acquire(timeout=60))  # expect: True
for arguments in ((False, 1), (True, -2), (True, 1e12), (True, "1")):
    try:
        lock.acquire(*arguments)
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__)
# expect: ValueError
# expect: ValueError
# expect: OverflowError
# expect: TypeError
