import pickle
import stackless
log = []


def numbers():
    for i in range(3):
        stackless.schedule_remove()
        yield i


def work(name):
    kept = lambda n: (name, n)
    for n in numbers():
        log.append(kept(n))


channel = stackless.channel()
task = stackless.tasklet(work)("a")
task.run()
sender = stackless.tasklet(channel.send)("value")
sender.run()
for protocol in range(6):
    log.clear()
    copy, other = pickle.loads(pickle.dumps([task, channel], protocol))
    while copy.alive:
        copy.run()
    print(protocol, log, other.receive())
# expect: 0 [('a', 0), ('a', 1), ('a', 2)] value
# expect: 1 [('a', 0), ('a', 1), ('a', 2)] value
# expect: 2 [('a', 0), ('a', 1), ('a', 2)] value
# expect: 3 [('a', 0), ('a', 1), ('a', 2)] value
# expect: 4 [('a', 0), ('a', 1), ('a', 2)] value
# expect: 5 [('a', 0), ('a', 1), ('a', 2)] value
