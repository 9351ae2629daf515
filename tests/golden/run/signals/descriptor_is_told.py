import os
import signal

read, write = os.pipe()
os.set_blocking(write, False)
signal.signal(signal.SIGUSR1, lambda number, frame: None)
print(signal.set_wakeup_fd(write))  # expect: -1
os.kill(os.getpid(), signal.SIGUSR1)
print(os.read(read, 1)[0] == signal.SIGUSR1, signal.set_wakeup_fd(-1) == write)  # expect: True True
