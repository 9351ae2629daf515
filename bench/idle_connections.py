# What a round trip over a socket pair costs while so many other sockets are waited for and silent, and what each of those costs in memory:
#     for n in 43 1000 4000 19800; do stackless run bench/idle_connections.py $n; done
# With CPython, which has no tasklets, the same by a loop over epoll.
import os
import select
import socket
import sys
import time

try:
    import stackless
except ImportError:
    stackless = None

TRIPS = 2000


def memory():
    with open("/proc/self/status") as file:
        for line in file:
            if line.startswith("VmRSS"):
                return int(line.split()[1]) * 1024


def silent(number):
    s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    s.bind(f"\0silent {os.getpid()} {number}")
    return s


def tasklets(count):
    before = memory()
    for number in range(count):
        stackless.tasklet(silent(number).recv)(4096)
    stackless.schedule()
    each = (memory() - before) // max(1, count)
    one, other = socket.socketpair()

    def echo():
        while data := other.recv(4096):
            other.sendall(data)

    def trips():
        for _ in range(TRIPS):
            one.sendall(b"x")
            one.recv(4096)

    stackless.tasklet(echo)()
    return trips, each


def loop(count):
    before = memory()
    ready = select.epoll()
    kept = [silent(number) for number in range(count)]
    for s in kept:
        s.setblocking(False)
        ready.register(s, select.EPOLLIN)
    each = (memory() - before) // max(1, count)
    one, other = socket.socketpair()
    for s in (one, other):
        s.setblocking(False)
        ready.register(s, select.EPOLLIN)
    kept += one, other

    def trips():
        one.sendall(b"x")
        done = 0
        while done < TRIPS:
            for descriptor, _ in ready.poll():
                if descriptor == other.fileno():
                    other.sendall(other.recv(4096))
                else:
                    one.recv(4096)
                    done += 1
                    if done < TRIPS:
                        one.sendall(b"x")

    trips.kept = kept
    return trips, each


def main(count):
    trips, each = (loop if stackless is None else tasklets)(count)
    best = float("inf")
    for _ in range(10):
        begin = time.perf_counter()
        trips()
        best = min(best, time.perf_counter() - begin)
    print(f"{sys.implementation.name}: {count} silent: {best / TRIPS * 1e6:.1f} us a round trip, {each} bytes for each silent one", flush=True)
    os._exit(0)


main(int(sys.argv[1]))
