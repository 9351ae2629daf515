import os
import signal
import threading
import time

seen = []
former = signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
print(former == signal.SIG_DFL)  # expect: True
threading.Thread(target=lambda: os.kill(os.getpid(), signal.SIGUSR1)).start()
began = time.monotonic()
while not seen and time.monotonic() - began < 20:
    time.sleep(0.01)
print(seen == [signal.SIGUSR1], signal.getsignal(signal.SIGTERM) == signal.SIG_DFL)  # expect: True True
