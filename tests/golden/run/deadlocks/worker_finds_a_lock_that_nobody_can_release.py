import _thread
import stackless
lock = _thread.allocate_lock()
lock.acquire()


def work():
    try:
        lock.acquire()
    except RuntimeError as error:
        print(error)  # expect: Deadlock: the last runnable tasklet cannot be blocked.
        for line in error.__notes__[0].split("\n"):
            print(line.replace(__file__, "FILE"))
        lock.release()


stackless.tasklet(work)()
print(lock.acquire())
# expect: Waiting tasklets:
# expect:   main tasklet: waits for a lock, FILE:18 in <module>
# expect:   tasklet 'work': cannot be blocked: waits for a lock, FILE:9 in work
# expect: True
