import _thread
import stackless
lock = _thread.allocate_lock()
lock.acquire()


def work():
    lock.acquire()


stackless.tasklet(work)()
stackless.tasklet(lambda: None)()
try:
    lock.acquire()
except RuntimeError as error:
    print(error)
    for line in error.__notes__[0].split("\n"):
        print(line.replace(__file__, "FILE"))
# expect: the main tasklet waits for a lock that nobody is left to release.
# expect: Waiting tasklets:
# expect:   main tasklet: waits for a lock, FILE:14 in <module>
# expect:   tasklet 'work': waits for a lock, FILE:8 in work
