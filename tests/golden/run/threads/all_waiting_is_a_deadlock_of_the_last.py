import _thread
import stackless

channel = stackless.channel()
lock = _thread.allocate_lock()
lock.acquire()


def work():
    try:
        channel.receive()
    except RuntimeError as error:
        print(error)  # expect: Deadlock: the last runnable tasklet cannot be blocked.
    lock.release()


_thread.start_new_thread(work, ())
print(lock.acquire())  # expect: True
