import asyncio
import copy
import pickle
import sys


async def answer():
    return 42


def origin_of(coroutine):
    coroutine.close()
    return [(line - first, name) for file, line, name in coroutine.cr_origin]


def make():
    return answer()


def middle():
    made = make()
    return made


print((c := answer()).cr_origin)  # expect: None
c.close()
sys.set_coroutine_origin_tracking_depth(2)
first = make.__code__.co_firstlineno
print(origin_of(middle()))  # expect: [(1, 'make'), (5, 'middle')]
sys.set_coroutine_origin_tracking_depth(1)
print(origin_of(make()), sys.get_coroutine_origin_tracking_depth())  # expect: [(1, 'make')] 1


# A function that was under way when it was asked for; one that native code calls; a generator; a tasklet that waits meanwhile.
def later():
    sys.set_coroutine_origin_tracking_depth(0)
    unknown = answer()
    sys.set_coroutine_origin_tracking_depth(1)
    known = answer()
    unknown.close()
    return unknown.cr_origin, origin_of(known)


print(later())  # expect: (None, [(23, 'later')])


def in_a_loop():
    return [origin_of(c) for c in map(lambda _: answer(), "a")]


print(in_a_loop())  # expect: [[(32, '<lambda>')]]


def made_by_generator():
    yield answer()


print(origin_of(next(made_by_generator())))  # expect: [(39, 'made_by_generator')]


# It travels with copies and pickles.
kept = make()
twins = [copy.copy(kept), pickle.loads(pickle.dumps(kept))]
print([twin.cr_origin == kept.cr_origin for twin in twins])  # expect: [True, True]
for c in (kept, *twins):
    c.close()


async def main():
    task = asyncio.create_task(answer())
    print(await task, task.get_coro().cr_origin[0][2])


sys.set_coroutine_origin_tracking_depth(0)
asyncio.run(main(), debug=True)  # expect: 42 main
print(sys.get_coroutine_origin_tracking_depth())  # expect: 0
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as error:
    print(error)  # expect: depth must be >= 0
