import gc
import sys

heard = []
sys.set_asyncgen_hooks(firstiter=lambda g: heard.append("first " + g.__name__), finalizer=lambda g: heard.append("last " + g.__name__))


async def numbers():
    yield 1
    yield 2


def step(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as end:
        return end.value


def leave_one_unfinished():
    step(numbers().__anext__())


whole = numbers()
print(heard)  # expect: []
print(step(whole.__anext__()), step(whole.asend(None)), heard.count("first numbers"))  # expect: 1 2 1
for _ in range(2):  # the last one may live on in a register
    leave_one_unfinished()
for _ in range(3):
    gc.collect()
print(heard.count("first numbers"), "last numbers" in heard)  # expect: 3 True
try:
    sys.set_asyncgen_hooks(finalizer=5)
except TypeError as error:
    print(error)  # expect: callable finalizer expected, got int
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks())  # expect: asyncgen_hooks(firstiter=None, finalizer=None)
