import signal


def handler(number, frame):
    raise RuntimeError(signal.Signals(number).name)


signal.signal(signal.SIGTERM, handler)
try:
    signal.raise_signal(signal.SIGTERM)
except RuntimeError as error:
    print(error)  # expect: SIGTERM
try:
    signal.default_int_handler(2, None)
except KeyboardInterrupt:
    print("interrupted")  # expect: interrupted
