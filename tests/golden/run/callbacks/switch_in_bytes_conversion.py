import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class C:
    def __bytes__(self):
        switch()
        return b"xy"


def numbers():
    switch()
    yield 65


print(bytes(C()), bytes(numbers()), bytearray(numbers()), log)  # expect: b'xy' b'A' bytearray(b'A') ['other', 'other', 'other']
