"""What tasklets cost: switching, channel transfers, creation. Prints `name number` lines."""
import stackless
import sys
import time

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 1000000


def timed(name, operations, start):
    for make in start:
        make()
    begin = time.perf_counter()
    stackless.run()
    elapsed = time.perf_counter() - begin
    print("%s %.1f" % (name, elapsed / operations * 1e9))


def give_way(times):
    for _ in range(times):
        stackless.schedule()


def at_depth(depth, times):
    if depth > 0:
        return at_depth(depth - 1, times)
    give_way(times)


def send_all(ch, count):
    for value in range(count):
        ch.send(value)


def receive_all(ch, count, total):
    for _ in range(count):
        total[0] += ch.receive()


def nothing():
    pass


def pass_on(source, target, rounds):
    for _ in range(rounds):
        target.send(source.receive() + 1)


def switching():
    for tasklets in (2, 1000):
        each = COUNT // tasklets
        timed("schedule(%d tasklets) ns/switch" % tasklets, each * tasklets,
              [lambda: stackless.tasklet(give_way)(each)] * tasklets)
    timed("schedule at depth 50 ns/switch", COUNT // 2, [lambda: stackless.tasklet(at_depth)(50, COUNT // 4)] * 2)


def transfers():
    ch, total = stackless.channel(), [0]
    timed("pingpong ns/transfer", COUNT, [
        lambda: stackless.tasklet(send_all)(ch, COUNT),
        lambda: stackless.tasklet(receive_all)(ch, COUNT, total)])
    assert total[0] == COUNT * (COUNT - 1) // 2


def creation():
    count = COUNT // 4
    begin = time.perf_counter()
    for _ in range(count):
        stackless.tasklet(nothing)()
    made = time.perf_counter()
    stackless.run()
    done = time.perf_counter()
    print("create ns %.1f" % ((made - begin) / count * 1e9))
    print("create+finish ns %.1f" % ((done - begin) / count * 1e9))


def ring():
    size = 1000
    rounds = max(1, COUNT // size // 2)
    channels = [stackless.channel() for _ in range(size)]
    for i in range(size):
        stackless.tasklet(pass_on)(channels[i], channels[(i + 1) % size], rounds)
    token = stackless.tasklet(channels[0].send)(0)
    begin = time.perf_counter()
    while token.alive:
        stackless.run()
    print("ring ns/hop %.1f" % ((time.perf_counter() - begin) / (size * rounds) * 1e9))


for round in range(2):
    if round == 0:
        keep, COUNT = COUNT, COUNT // 20
        original, print = print, lambda *args: None
    else:
        COUNT, print = keep, original
    switching()
    transfers()
    creation()
    ring()
