import stackless
import threading

thread = threading.Thread(target=stackless.schedule)
thread.start()
try:
    stackless.channel().receive()
except RuntimeError as error:
    print(error)  # expect: Deadlock: the last runnable tasklet cannot be blocked.
thread.join()
