"""What a world of 10,000 tasklets costs: as one pickle, and as checkpoints that follow each other."""
import os
import pickle
import random
import stackless
import sys
import tempfile
import time
from stackless.checkpoints import Checkpoints

SHIPS = 10000


class Ship:
    def __init__(self, name, cargo):
        self.name, self.cargo, self.position = name, cargo, 0.0
        self.orders = stackless.channel()


def dock(ship, berth):
    return ship.orders.receive()


def fly(ship):
    while True:
        speed, target = ship.cargo * 0.5, ship.name + "-port"
        order = dock(ship, target)
        ship.position += speed * order


def world():
    chance = random.Random(4)
    ships = [Ship("ship %d" % n, chance.randrange(1000)) for n in range(SHIPS)]
    tasklets = [stackless.tasklet(fly)(ship) for ship in ships]
    stackless.run()
    return ships, tasklets


def timed(what, function, *arguments):
    begin = time.perf_counter()
    result = function(*arguments)
    print("%s ms %.1f" % (what, (time.perf_counter() - begin) * 1e3))
    return result


def main(rounds):
    state = world()
    for round in range(rounds):
        data = timed("dump", pickle.dumps, state)
        copy = timed("load", pickle.loads, data)
        del copy
    print("bytes of the pickle %d" % len(data))
    path = os.path.join(tempfile.mkdtemp(), "world")
    checkpoints = Checkpoints(path)
    print("bytes of the first checkpoint %d" % timed("first checkpoint", checkpoints.save, state))
    for moved in (0, 1, 100, 1000, SHIPS):
        for ship in random.sample(state[0], moved):
            ship.orders.send(1)
        print("bytes after %d of %d have gone on %d" % (moved, SHIPS, timed("next checkpoint", checkpoints.save, state)))
    ships, tasklets = timed("load", Checkpoints(path).load)
    assert [s.position for s in ships] == [s.position for s in state[0]] and all(t.blocked for t in tasklets)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
