# CPython's pickler and unpickler in Python write and read what the native ones do: either reads what the other one wrote.
import pickle
import stackless


def inner(c, log):
    for x in numbers(c):
        log.append(x * 10)


def numbers(c):
    while True:
        unbound = None
        del unbound
        yield c.receive()


def outer(c, log, f):
    inner(c, log)
    f()


def check(dumps, loads, protocol):
    log, c = [], stackless.channel()
    t = stackless.tasklet(outer)(c, log, lambda: log.append("lambda"))
    t.run()
    c2, t2, log2 = loads(dumps((c, t, log), protocol))
    c2.send(4)
    c2.send(5)
    return log, log2, c2.balance, t2.blocked


expected = ([], [40, 50], -1, True)
for protocol in range(6):
    print([check(d, l, protocol) == expected for d in (pickle.dumps, pickle._dumps) for l in (pickle.loads, pickle._loads)])
    # expect: [True, True, True, True]
    # expect: [True, True, True, True]
    # expect: [True, True, True, True]
    # expect: [True, True, True, True]
    # expect: [True, True, True, True]
    # expect: [True, True, True, True]


async def waits():
    return 7


first = waits()
coroutine = pickle._loads(pickle._dumps(first))
first.close()
try:
    coroutine.send(None)
except StopIteration as end:
    print(end.value)  # expect: 7
f = pickle._loads(pickle._dumps(lambda x, y=[1]: (x, y)))
print(f(2), list(pickle._loads(pickle._dumps({1: 2}.items()))))  # expect: (2, [1]) [(1, 2)]
try:
    1 / 0
except ZeroDivisionError as error:
    print(pickle._loads(pickle._dumps(error.__traceback__)).tb_lineno)  # expect: 58
print(pickle._loads(pickle._dumps(object())).__class__, pickle._loads(pickle._dumps(globals())) is globals())  # expect: <class 'object'> True
