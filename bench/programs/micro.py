"""Small programs about one thing each; prints `name nanoseconds` per operation. `micro.py NAME...` runs only those.

A benchmark is a function of the number of operations to do; it returns how many it did.
Each runs for a second before it is timed (what compiles at run time needs that), then the best of seven is printed.
"""
import sys
import time

BENCHMARKS = {}


def benchmark(f):
    BENCHMARKS[f.__name__] = f
    return f


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


class Particle:
    def __init__(self):
        self.place = 0.0
        self.speed = 1.0

    def move(self, time):
        self.place = self.place + self.speed * time
        self.speed = self.speed * 0.999 + 0.001


class Pair:
    __slots__ = ("first", "second")


def grow(depth):
    pair = Pair()
    if depth:
        pair.first = grow(depth - 1)
        pair.second = grow(depth - 1)
    return pair


def size(pair, depth):
    return 1 if depth == 0 else 1 + size(pair.first, depth - 1) + size(pair.second, depth - 1)


def numbers(n):
    for i in range(n):
        yield i


def fail_below(depth):
    if depth == 0:
        raise KeyError(depth)
    return fail_below(depth - 1)


@benchmark
def bigint(n):
    product = 1
    for factor in range(1, 400):
        product = product * factor
    return 400


@benchmark
def call(n):
    fibonacci(21)
    return 28656  # how often fibonacci(21) calls itself


@benchmark
def closure(n):
    def adder(amount):
        def add(x):
            return x + amount
        return add
    add, total = adder(3), 0
    for _ in range(n):
        total = add(total)
    return n


@benchmark
def dict(n):
    counts = {}
    for i in range(n):
        key = i & 1023
        counts[key] = counts.get(key, 0) + 1
    return n


@benchmark
def exception(n):
    caught = 0
    for i in range(n):
        try:
            raise ValueError(i)
        except ValueError:
            caught += 1
    return caught


@benchmark
def exception_deep(n):
    for _ in range(n // 10):
        try:
            fail_below(8)
        except KeyError:
            pass
    return n // 10


@benchmark
def float_attr(n):
    p = Particle()
    for _ in range(n):
        p.place = p.place + p.speed * 0.01
        p.speed = p.speed * 0.999 + 0.001
    return n


@benchmark
def generator(n):
    total = 0
    for x in numbers(n):
        total += x
    return n


@benchmark
def list_build(n):
    squares = [i * i for i in range(n)]
    odd = [x for x in squares if x & 1]
    assert len(odd) == n // 2
    return n


@benchmark
def list_sum(n):
    items, total, i = list(range(n)), 0, 0
    while i < n:
        total = total + items[i]
        i = i + 1
    assert total == n * (n - 1) // 2
    return n


@benchmark
def method(n):
    p = Particle()
    for _ in range(n):
        p.move(0.01)
    return n


@benchmark
def sort_key(n):
    items = [i * 7919 % n for i in range(n)]
    items.sort(key=lambda x: -x)
    return n


@benchmark
def str_build(n):
    parts = []
    for i in range(n):
        parts.append("%d:%s" % (i, "x"))
    assert len(",".join(parts)) > n
    return n


@benchmark
def str_dict(n):
    names = ["name%d" % i for i in range(64)]
    counts = {}
    for i in range(n):
        key = names[i & 63]
        counts[key] = counts.get(key, 0) + 1
    return n


@benchmark
def tree(n):
    return size(grow(13), 13)


@benchmark
def unpack(n):
    a, b, c = 1, 2, 3
    for _ in range(n):
        a, b, c = b, c, a
    return n


def main(names):
    for name in names or sorted(BENCHMARKS):
        run = BENCHMARKS[name]
        begin = time.perf_counter()
        while time.perf_counter() - begin < 1.0:
            run(20000)
        best = None
        for _ in range(7):
            begin, operations = time.perf_counter(), 0
            for _ in range(5):
                operations += run(20000)
            per_operation = (time.perf_counter() - begin) / operations
            if best is None or per_operation < best:
                best = per_operation
        print("%-16s %10.1f" % (name, best * 1e9), flush=True)


main(sys.argv[1:])
