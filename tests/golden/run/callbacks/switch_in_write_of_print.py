import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Writer:
    def __init__(self):
        self.written = []

    def write(self, text):
        switch()
        self.written.append(text)

    def flush(self):
        switch()


w = Writer()
print("a", "b", file=w, flush=True)
print(w.written, len(log), log[0])
# expect: ['a', ' ', 'b', '\n'] 5 other
