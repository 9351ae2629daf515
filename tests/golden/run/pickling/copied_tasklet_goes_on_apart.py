import copy
import stackless
log = []


def work(name):
    i = 0
    while i < 3:
        log.append(i)
        stackless.schedule_remove()
        i += 1
    log.append("end")


t = stackless.tasklet(work)("x")
stackless.run()
other = copy.copy(t)
print(other.paused, other is t)
for task in (t, other, t, other, t, other):
    task.insert()
    stackless.run()
print(log)
# expect: True False
# expect: [0, 1, 1, 2, 2, 'end', 'end']
