import sys

sys.setrecursionlimit(10000)


def chain(depth):
    if depth:
        return (yield from chain(depth - 1))
    try:
        yield "innermost"
    except ValueError as error:
        yield error.args[0]
    return depth


outer = chain(3000)
print(next(outer))  # expect: innermost
print(outer.throw(ValueError("thrown")))  # expect: thrown
print(next(outer, "done"))  # expect: done
