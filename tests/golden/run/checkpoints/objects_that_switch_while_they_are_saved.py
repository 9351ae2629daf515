import os
import stackless
import tempfile
from stackless.checkpoints import Checkpoints


class Slow:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        stackless.schedule()
        return remade, (self.n,)


def remade(n):
    stackless.schedule()
    return Slow(n)


kept = Checkpoints(os.path.join(tempfile.mkdtemp(), "world"))
done = []


def save(n):
    kept.save([Slow(n), Slow(n + 1)])
    done.append([s.n for s in kept.load()])


def meanwhile():
    for what in (kept.load, lambda: kept.save([])):
        try:
            what()
        except RuntimeError as error:
            print(error)
            # expect: another tasklet is saving or loading these checkpoints
            # expect: another tasklet is saving or loading these checkpoints


stackless.tasklet(save)(7)
stackless.tasklet(meanwhile)()
stackless.run()
print(done)  # expect: [[7, 8]]
