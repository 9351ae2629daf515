import pickle
import stackless
log = []


class Answer:
    def __bool__(self):
        stackless.schedule()
        log.append("asked")
        return False


def callback(buffer):
    stackless.schedule()
    log.append(bytes(buffer))
    return Answer()


class Supply:
    def __init__(self, data):
        self.data = iter(data)

    def __iter__(self):
        stackless.schedule()
        return self

    def __next__(self):
        stackless.schedule()
        log.append("next")
        return next(self.data)


def work():
    text = pickle.dumps([pickle.PickleBuffer(b"a"), pickle.PickleBuffer(b"b")], buffer_callback=callback)
    log.append(pickle.loads(text, buffers=Supply([b"x", b"y"])))


def other():
    for i in range(4):
        log.append(i)
        stackless.schedule()


stackless.tasklet(work)()
stackless.tasklet(other)()
stackless.run()
print(log)  # expect: [0, b'a', 1, 'asked', 2, b'b', 3, 'asked', 'next', 'next', [b'x', b'y']]
