import pickle
import stackless


def wait(ch, name):
    print(name, ch.receive())


ch = stackless.channel()
for name in "ab":
    stackless.tasklet(wait)(ch, name)
stackless.run()
copy = pickle.loads(pickle.dumps(ch))
print(copy.balance, copy.queue.blocked, ch.balance)  # expect: -2 True -2
copy.send(1)
copy.send(2)
# expect: a 1
# expect: b 2
print(copy.balance, ch.balance)  # expect: 0 -2
