"""What a message costs from one interpreter to another, on two cores: there and back again, half of that."""
import sys
import time
from stackless.parallel import Pool, channel

ROUNDS = 20000


def answer(there, back):
    for value in there:
        back.send(value)


def ping(capacity, value):
    there, back = channel(capacity), channel(capacity)
    task = pool.submit(answer, there, back)
    best = 1e9
    for _ in range(5):
        begin = time.perf_counter()
        for _ in range(ROUNDS // 5):
            there.send(value)
            back.receive()
        best = min(best, time.perf_counter() - begin)
    there.close()
    task.result()
    return best / (ROUNDS // 5) / 2 * 1e6


if __name__ == "__main__":
    with Pool(1) as pool:
        for name, capacity, value in (("met", 0, 7), ("lying there", -1, 7), ("pickled", 0, [7])):
            print("message %s us one way %.1f" % (name, ping(capacity, value)))
