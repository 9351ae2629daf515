import _thread
import os
import signal


def note(number, frame):
    print(signal.Signals(number).name)


for number in (signal.SIGUSR1, signal.SIGINT):
    signal.signal(number, note)
    os.kill(os.getpid(), number)
# expect: SIGUSR1
# expect: SIGINT
_thread.interrupt_main()  # expect: SIGINT
signal.signal(signal.SIGINT, signal.SIG_IGN)
_thread.interrupt_main()
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")  # expect: interrupted
