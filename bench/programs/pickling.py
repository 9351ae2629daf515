"""What it costs to pickle a tasklet that waits six calls deep, and to bring it back."""
import pickle
import stackless
import time


def wait(ch, depth):
    numbers, table = [1, 2, 3], {"a": 1}
    if depth:
        return wait(ch, depth - 1) + numbers[0] + table["a"]
    return ch.receive()


def measure(count, report):
    tasklets = [stackless.tasklet(wait)(stackless.channel(), 5) for _ in range(count)]
    stackless.run()
    begin = time.perf_counter()
    pickles = [pickle.dumps(t, -1) for t in tasklets]
    dumped = time.perf_counter()
    copies = [pickle.loads(data) for data in pickles]
    loaded = time.perf_counter()
    assert all(copy.paused or copy.blocked for copy in copies)
    if report:
        print("dump us/tasklet %.1f" % ((dumped - begin) / count * 1e6))
        print("load us/tasklet %.1f" % ((loaded - dumped) / count * 1e6))
        print("bytes per pickle %d" % len(pickles[0]))


for round in range(6):
    measure(3000, round == 5)
