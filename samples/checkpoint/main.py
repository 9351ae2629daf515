"""A computation that survives being killed.

    main.py              from the beginning; prints a checkpoint after each solution
    main.py CHECKPOINT   goes on from one
    main.py "" N         hangs after its Nth solution, to be killed

A checkpoint is the pickled tasklet, in the middle of its recursion, together with its results.
"""
import pickle
import sys

import stackless


def solve(row, columns, size, found):
    """Places queens row by row; gives way after each solution."""
    if row == size:
        found.append(tuple(columns))
        stackless.schedule_remove()
        return
    for column in range(size):
        for other in range(row):
            if columns[other] == column or abs(columns[other] - column) == row - other:
                break
        else:
            columns.append(column)
            solve(row + 1, columns, size, found)
            columns.pop()


def main(checkpoint="", hang_at=0):
    if checkpoint:
        task, found = pickle.loads(bytes.fromhex(checkpoint))
    else:
        found = []
        task = stackless.tasklet(solve)
        task.bind(args=(0, [], 6, found))
    print("starting with", len(found), "solutions", flush=True)
    while task.alive:
        task.insert()
        stackless.run()
        print("checkpoint", pickle.dumps((task, found)).hex(), flush=True)
        while len(found) == int(hang_at):
            pass
    for columns in found:
        print(*columns)


main(*sys.argv[1:])
