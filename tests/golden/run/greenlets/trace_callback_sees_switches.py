import greenlet
main = greenlet.getcurrent()
names = {main: "main"}
seen = []


def callback(event, pair):
    seen.append((event, names[pair[0]], names[pair[1]]))


def work():
    main.switch()


task = greenlet.greenlet(work)
names[task] = "task"
print(greenlet.settrace(callback), greenlet.gettrace() is callback)
task.switch()
try:
    task.throw(ValueError)
except ValueError:
    pass
print(greenlet.settrace(None) is callback)
for event in seen:
    print(*event)
# expect: None True
# expect: True
# expect: switch main task
# expect: switch task main
# expect: throw main task
# expect: throw task main
