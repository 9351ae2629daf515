# Mutated pickles of suspended tasklets, read as if strangers had sent them.
import pickle
import pickletools
import io
import functools
import random
import re
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


# What calls back: the runtime's own operations are under way.
class Answers:
    def __init__(self, n):
        self.n = n

    def wait(self, other=None):
        stackless.schedule_remove(None)
        return self.n

    def __lt__(self, other):
        return self.wait() < other.n

    def __eq__(self, other):
        return self.wait() == 0

    def __bool__(self):
        return self.wait() > 0

    __hash__ = __len__ = __index__ = __add__ = wait

    def __repr__(self):
        self.wait()
        return "x"

    def __iter__(self):
        self.wait()
        return iter((1, 2))


def sorts():
    return sorted([Answers(n) for n in (3, 1, 2)])


def sorts_by_key():
    return sorted([3, 1, 2], key=lambda n: Answers(n).wait(), reverse=True)


def searches():
    return [Answers(1), Answers(0)].index(5), 5 in (Answers(1), Answers(0))


def calls_natives():
    a = Answers(2)
    return len(a), range(5)[a], a + a, not a, {a: 1}, [*a], sum(a), repr([a, {1: a}]), list(zip(a, a)), max([1, 2], key=a.wait), "%s" % a, f"{a}"


def compares():
    return [Answers(1), Answers(0)] == [1, 2], (Answers(0),) < (Answers(1),)


def substitutes():
    return re.sub("a", lambda match: str(Answers(1).wait()), "aba")


def sends(channel):
    channel.send_sequence(Answers(1))


def maps():
    return list(map(Answers.wait, [Answers(1)])), list(filter(Answers.wait, [Answers(1)])), functools.reduce(lambda a, b: Answers(a).wait(), [1, 2, 3])


allow = ["_mutations.Ship", "_mutations.Answers", "_mutations.Guard", "builtins.ValueError", "builtins.iter", "_prelude.regex.regex_replace", "_sre._scanner", "re._compile", "re.sub"]
code = ["_mutations", "_prelude.regex.regex_replace", "re.sub"]
natives = ["builtins.len", "builtins.sorted", "channel.next", "channel.sequence", "collect.item", "collect.iterator", "comparison.tried", "equality.bool", "format.check", "iter.check", "list.none",
           "parallel.iterator", "repr.check", "search.compared", "sequence.compared", "sort", "sort.key", "str.check", "type.initialized", "zip.ready"]


def samples(steps):
    made = []
    channel = stackless.channel()
    for function, arguments in ((Ship("a").fly, (3,)), (loops, ([1, 2, 3],)), (closure, ()), (receives, (channel,)), (handles, ()), (sorts, ()), (sorts_by_key, ()), (searches, ()), (calls_natives, ()),
                                (compares, ()), (substitutes, ()), (sends, (stackless.channel(),)), (maps, ())):
        tasklet = stackless.tasklet(function)(*arguments)
        tasklet.run()
        made.append(tasklet)
        # Further on in what has many steps.
        for _ in range(steps if function in (sorts, calls_natives, compares, maps) else 0):
            if tasklet.alive:
                tasklet.run()
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


pushes = frozenset("""INT BININT BININT1 BININT2 LONG LONG1 NONE NEWTRUE NEWFALSE FLOAT BINFLOAT STRING UNICODE SHORT_BINUNICODE BINUNICODE EMPTY_LIST EMPTY_TUPLE EMPTY_DICT
    GET BINGET LONG_BINGET GLOBAL""".split())
odd_values = [b"N", b"\x88", b"K\x00", b"K\x01", b"K\x07", b"J\xff\xff\xff\xff", b"J\xff\xff\xff\x7f", b"\x8a\x09" + b"\xff" * 8 + b"\x00", b"]", b")", b"}", b"V\n", b"F0.5\n"]


# The same with whole operations: what comes of it can be read, and says something else.
def mutate_operations(data, chance):
    operations = []
    places = [(opcode.name, at) for opcode, _, at in pickletools.genops(data)]
    for (name, start), (_, end) in zip(places, places[1:] + [("", len(data))]):
        # What a frame has is counted; pickles need none.
        if name != "FRAME":
            operations.append((name, data[start:end]))
    pushed = [n for n, (name, _) in enumerate(operations) if name in pushes]
    for _ in range(chance.randint(1, 3)):
        at = chance.choice(pushed)
        kind = chance.randrange(8)
        if kind < 3:
            operations[at] = operations[at][0], chance.choice(odd_values)
        elif kind < 6:
            operations[at] = operations[chance.choice(pushed)]
        elif kind == 6:
            other = chance.choice(pushed)
            operations[at], operations[other] = operations[other], operations[at]
        else:
            operations.insert(at, operations[chance.choice(pushed)])
            pushed = [n for n, (name, _) in enumerate(operations) if name in pushes]
    return b"".join(part for _, part in operations)


# What was found amiss: SystemErrors, with the pickles that led to them; and what came of the others.
def main(count, seed, is_trusted=False):
    chance = random.Random(seed)
    pickles = []
    for steps in range(0, 16, 5):
        pickles += [data for data in samples(steps) if data not in pickles]
    for data in pickles:
        pickle.loads(data) if is_trusted else stackless.loads_untrusted(data, allow=allow, code=code, natives=natives)
    loaded = refused = 0
    kinds = {}
    faults = []
    real, sys.stdout = sys.stdout, io.StringIO()
    for n in range(count):
        data = (mutate, mutate_operations)[n % 2](chance.choice(pickles), chance)
        try:
            found = pickle.loads(data) if is_trusted else stackless.loads_untrusted(data, allow=allow, code=code, natives=natives, seconds=2.0)
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


if __name__ == "__main__":
    # The functions of the tasklets are to be found by the name that the lists have.
    import _mutations

    count, seed = map(int, sys.argv[1:])
    faults = []
    for is_trusted in (False, True):
        found, loaded, refused, kinds = _mutations.main(count // 2, seed, is_trusted)
        faults += found
        print("pickle.loads" if is_trusted else "loads_untrusted", f"{loaded} loaded, {refused} refused, {len(found)} faults", kinds, flush=True)
    for number, error, data in faults[:20]:
        print(number, error, data)
    sys.exit(len(faults) > 0)
