import stackless
from greenlet import getcurrent, greenlet
log = []


def work(name):
    def step():
        for i in range(2):
            log.append((name, i))
            stackless.schedule()
            root.switch()

    root = getcurrent()
    task = greenlet(step)
    for i in range(3):
        task.switch()
    log.append((name, task.dead))


for name in "ab":
    stackless.tasklet(work)(name)
stackless.run()
print(log)  # expect: [('a', 0), ('b', 0), ('a', 1), ('b', 1), ('a', True), ('b', True)]
