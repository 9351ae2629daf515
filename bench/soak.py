"""Tasklets by the million: created, blocked, switched, pickled, moved between interpreters, thrown into, killed and collected, at random, for so many minutes.
    stackless run bench/soak.py [MINUTES] [SEED]
What each was to come to is known, and compared. A line every ten seconds; at the end the memory must be what it was after the first quarter. With a Debug build
the scheduler's invariants are checked at every step."""
import gc
import pickle
import random
import stackless
import sys
import time
from stackless.checkpoints import Checkpoints
from stackless.parallel import Pool, channel

WORKERS = 2
counts = dict.fromkeys(("created", "ended", "killed", "dropped", "pickled", "moved", "sent", "checkpoints"), 0)


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 2**20


# ---- what the tasklets do ------------------------------------------------------------------------------------------------------------


def deep(levels, orders):
    held = [levels]
    if levels:
        return deep(levels - 1, orders) + held[0]
    return orders.receive()


def waits(levels, orders, results):
    try:
        results.append(deep(levels, orders))
    finally:
        results.append("end")


def counter(n):
    total = 0
    for i in range(n):
        total += i
        stackless.schedule()
    return total


def counts_to(n, results):
    results.append(counter(n))


def generated(orders):
    while True:
        order = orders.receive()
        if order is None:
            return
        yield order


def drives(orders, results):
    results.append(sum(generated(orders)))


def travels(n, reply):
    stackless.schedule_remove(None)
    reply.send(n)


def expect(found, wanted):
    if found != wanted:
        raise AssertionError(f"{found!r} is not {wanted!r}")


# ---- one round of each ---------------------------------------------------------------------------------------------------------------


def created(chance, pool):
    results, wanted = [], []
    for _ in range(200):
        n = chance.randrange(6)
        stackless.tasklet(counts_to)(n, results)
        wanted.append(n * (n - 1) // 2)
    stackless.run()
    expect(sorted(results), sorted(wanted))
    counts["created"] += 200
    counts["ended"] += 200


def blocked(chance, pool):
    """Some are sent what they wait for, some killed, some thrown into, some pickled and gone on with as copies; the rest is dropped."""
    results, orders, tasklets = [], [], []
    for n in range(200):
        results.append([])
        orders.append(stackless.channel())
        tasklets.append(stackless.tasklet(waits)(n % 7, orders[n], results[n]))
    stackless.run()
    counts["created"] += 200
    for n in range(200):
        what = chance.randrange(5)
        levels = n % 7
        if what == 0:
            orders[n].send(n)
            expect(results[n], [n + levels * (levels + 1) // 2, "end"])
            counts["sent"] += 1
        elif what == 1:
            tasklets[n].kill()
            expect((results[n], tasklets[n].alive), (["end"], False))
            counts["killed"] += 1
        elif what == 2:
            copy, order, result = pickle.loads(pickle.dumps((tasklets[n], orders[n], results[n]), chance.randrange(6)))
            order.send(n)
            expect((result, results[n], copy.alive), ([n + levels * (levels + 1) // 2, "end"], [], False))
            counts["pickled"] += 1
        elif what == 3:
            try:
                tasklets[n].throw(KeyError, n)
            except KeyError as error:
                expect((error.args, results[n]), ((n,), ["end"]))
            counts["killed"] += 1
    for n in range(200):
        # Whoever waits for what nobody has is nobody's any more.
        if tasklets[n].alive:
            counts["dropped"] += 1


def generators(chance, pool):
    for _ in range(20):
        results, orders = [], stackless.channel()
        t = stackless.tasklet(drives)(orders, results)
        stackless.run()
        sent = [chance.randrange(100) for _ in range(chance.randrange(8))]
        for n in sent:
            if chance.randrange(3) == 0:
                t, orders, results = pickle.loads(pickle.dumps((t, orders, results)))
                counts["pickled"] += 1
            orders.send(n)
            counts["sent"] += 1
        orders.send(None)
        expect(results, [sum(sent)])
    counts["created"] += 20
    counts["ended"] += 20


def moved(chance, pool):
    replies, wanted = channel(capacity=-1), []
    for _ in range(20):
        n = chance.randrange(100)
        t = stackless.tasklet(travels)(n, replies)
        t.run()
        pool.send(t)
        wanted.append(n)
    tasks = [pool.submit(counter, n) for n in range(10)]
    expect(sorted(replies.receive(60) for _ in wanted), sorted(wanted))
    expect([task.result(60) for task in tasks], [n * (n - 1) // 2 for n in range(10)])
    counts["created"] += 30
    counts["ended"] += 30
    counts["moved"] += 20


def kept(chance, pool, file=[]):
    if not file:
        import os
        import tempfile
        file.append(Checkpoints(os.path.join(tempfile.mkdtemp(), "world")))
    results, orders = [], [stackless.channel() for _ in range(50)]
    tasklets = [stackless.tasklet(waits)(n % 5, c, results) for n, c in enumerate(orders)]
    stackless.run()
    for n in range(3):
        file[0].save((tasklets, orders, results))
        orders[n].send(n)
    copies, again, log = file[0].load()
    expect((log, again[2].balance), ([x for n in range(2) for x in (n + n * (n + 1) // 2, "end")], -1))
    again[2].send(5)
    expect(log[4:], [5 + 3, "end"])
    counts["created"] += 50
    counts["checkpoints"] += 3


ROUNDS = (created, blocked, created, generators, blocked, created, moved, created, blocked, kept)


def main(minutes, seed):
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)
    begin = shown = time.monotonic()
    end = begin + minutes * 60
    memory = []
    with Pool(WORKERS) as pool:
        while (now := time.monotonic()) < end:
            for what in ROUNDS:
                what(chance, pool)
            if now - shown >= 10:
                gc.collect()
                memory.append(resident())
                print("%4d s, %6.1f MB:" % (now - begin, memory[-1]), ", ".join(f"{n} {what}" for what, n in counts.items()), flush=True)
                shown = now
    if len(memory) >= 4:
        first, last = max(memory[:(len(memory) + 3) // 4]), memory[-1]
        print("memory after the first quarter %.1f MB, at the end %.1f MB" % (first, last))
        if last > first * 1.15 + 10:
            sys.exit("the memory has grown")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10, int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 30))
