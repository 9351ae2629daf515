import signal

seen = []
signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1]))  # expect: set()
signal.raise_signal(signal.SIGUSR1)
print(seen, signal.sigpending() == {signal.SIGUSR1})  # expect: [] True
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
print(seen == [signal.SIGUSR1], signal.sigpending())  # expect: True set()
