# On Linux only (docs/platforms.md).
import signal

seen = []
signal.signal(signal.SIGALRM, lambda number, frame: seen.append(number))
print(signal.setitimer(signal.ITIMER_REAL, 0.01))  # expect: (0.0, 0.0)
while not seen:
    signal.pause()
print(seen == [signal.SIGALRM], signal.getitimer(signal.ITIMER_REAL))  # expect: True (0.0, 0.0)
