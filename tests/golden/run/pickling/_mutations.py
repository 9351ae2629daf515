# Mutated pickles of suspended tasklets, read as if strangers had sent them.
import pickle
import io
import random
import sys
import stackless


class Ship:
    def __init__(self, name):
        self.name = name
        self.cargo = {"ore": [1, 2.5, "x"]}

    def fly(self, n):
        for i in range(n):
            self.wait()

    def wait(self):
        stackless.schedule_remove(None)


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


def numbers(n):
    for i in range(n):
        yield i


def loops(items):
    total = 0
    for i, item in enumerate(items):
        for pair in zip(numbers(3), (1, 2, 3)):
            with Guard():
                try:
                    total += i + item + sum([x for x in pair])
                    stackless.schedule_remove(None)
                finally:
                    total -= 1
    return total


def closure():
    seen = []

    def inner(x):
        seen.append(x)
        stackless.schedule_remove(None)
        return len(seen)

    return inner(1) + inner(2)


def receives(channel):
    for value in channel:
        print(value)


def handles():
    try:
        raise ValueError("x")
    except ValueError as error:
        stackless.schedule_remove(None)
        return str(error)


allow = ["_mutations.Ship", "_mutations.Guard", "builtins.ValueError", "builtins.iter"]
code = ["_mutations"]
natives = ["channel.next"]


def samples():
    made = []
    channel = stackless.channel()
    for function, arguments in ((Ship("a").fly, (3,)), (loops, ([1, 2, 3],)), (closure, ()), (receives, (channel,)), (handles, ())):
        tasklet = stackless.tasklet(function)(*arguments)
        tasklet.run()
        made.append(tasklet)
    pickles = []
    for protocol in (0, 2, 4, 5):
        for tasklet in made:
            pickles.append(pickle.dumps((tasklet, channel) if tasklet is made[3] else tasklet, protocol))
        pickles.append(pickle.dumps([Ship("b"), {1: (2, {3}), "k": frozenset([4])}, bytearray(b"x"), 10 ** 30, numbers(3)], protocol))
    for tasklet in made:
        tasklet.kill()
    return pickles


def mutate(data, chance):
    data = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        kind = chance.randrange(6)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            del data[at:at + chance.randint(1, 8)]
        elif kind == 2:
            data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 4)))
        elif kind == 3:
            other = chance.randrange(len(data))
            data[at], data[other] = data[other], data[at]
        elif kind == 4:
            start = chance.randrange(len(data))
            data[at:at] = data[start:start + chance.randint(1, 30)]
        else:
            data[at] = chance.choice(b"().0123456789abcdefghijlopqrstuRQSTUVXBCINFGKLMJ}]\x80\x81\x85\x86\x87\x88\x89\x8c\x8f\x90\x91\x93\x94\x95")
        if not data:
            return b"."
    return bytes(data)


# What was found amiss: SystemErrors, with the pickles that led to them; and what came of the others.
def main(count, seed):
    chance = random.Random(seed)
    pickles = samples()
    for data in pickles:
        stackless.loads_untrusted(data, allow=allow, code=code, natives=natives)
    loaded = refused = 0
    kinds = {}
    faults = []
    real, sys.stdout = sys.stdout, io.StringIO()
    for n in range(count):
        data = mutate(chance.choice(pickles), chance)
        try:
            found = stackless.loads_untrusted(data, allow=allow, code=code, natives=natives, seconds=2.0)
            loaded += 1
            if isinstance(found, tuple) and found:
                found = found[0]
            if isinstance(found, stackless.tasklet) and found.alive and not found.blocked:
                found.insert()
                for _ in range(5):
                    left = stackless.run(2000)
                    if left is not None or not found.alive:
                        break
                    if not found.scheduled:
                        found.insert()
                if found.scheduled:
                    found.remove()
                found.bind(None)
        except SystemError as error:
            faults.append((n, repr(error), data))
        except BaseException as error:
            refused += 1
            kinds[type(error).__name__] = kinds.get(type(error).__name__, 0) + 1
    sys.stdout = real
    return faults, loaded, refused, kinds
