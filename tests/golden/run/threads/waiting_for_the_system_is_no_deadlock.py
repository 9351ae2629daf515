# Nobody of the other thread can run, but a process that one of its tasklets waits for will end.
import _thread
import os
import stackless

lock = _thread.allocate_lock()
lock.acquire()


def work():
    done = stackless.channel()
    child = os.posix_spawn("/bin/sleep", ["sleep", "0.2"], os.environ)
    stackless.tasklet(lambda: done.send(os.waitpid(child, 0)[1]))()
    print(done.receive())  # expect: 0
    lock.release()


_thread.start_new_thread(work, ())
print(lock.acquire())  # expect: True
