"""A computation that survives being killed: `main.py FILE [DIE_AT]`.

Without FILE's contents it starts at the beginning; with them it goes on from there. At every step the whole tasklet, in the middle of
its recursion, is pickled to FILE together with its results. With DIE_AT the process kills itself (kill -9) at that step.
"""
import os
import pickle
import sys

import stackless


def solve(row, columns, size, found):
    """Places queens row by row; gives way after each solution."""
    if row == size:
        found.append(tuple(columns))
        stackless.schedule_remove(None)
        return
    for column in range(size):
        for other in range(row):
            if columns[other] == column or abs(columns[other] - column) == row - other:
                break
        else:
            columns.append(column)
            solve(row + 1, columns, size, found)
            columns.pop()


def load(path):
    if os.path.exists(path):
        with open(path, "rb") as file:
            return pickle.load(file)
    found = []
    task = stackless.tasklet(solve)
    task.bind(args=(0, [], 6, found))
    return task, found


def save(path, world):
    with open(path + ".new", "wb") as file:
        pickle.dump(world, file)
    os.replace(path + ".new", path)


def main(path, die_at):
    task, found = load(path)
    print("starting with", len(found), "solutions")
    while task.alive:
        task.insert()
        stackless.run()
        save(path, (task, found))
        if len(found) == die_at:
            print("killed at", len(found), flush=True)
            os.kill(os.getpid(), 9)
    for columns in found:
        print(*columns)


if len(sys.argv) > 1:
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)
else:
    print("usage: main.py FILE [DIE_AT]")
