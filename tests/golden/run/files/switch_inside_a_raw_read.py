import io

import stackless

log = []


class Slow(io.RawIOBase):
    lines = [b"a\n", b"b\n", b""]

    def readable(self):
        return True

    def readinto(self, buffer):
        stackless.schedule()
        line = self.lines.pop(0)
        buffer[:len(line)] = line
        return len(line)


stackless.tasklet(log.append)("other")
print(list(io.TextIOWrapper(io.BufferedReader(Slow()))), log)  # expect: ['a\n', 'b\n'] ['other']
