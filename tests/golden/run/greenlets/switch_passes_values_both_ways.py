from greenlet import getcurrent, greenlet
main = getcurrent()


def work(a, b):
    print(a, b)
    print(main.switch(a + b))
    return "end"


task = greenlet(work)
print(bool(task), task.dead)
print(task.switch(1, 2))
print(bool(task), task.dead)
print(task.switch("back"))
print(bool(task), task.dead, main.dead)
# expect: False False
# expect: 1 2
# expect: 3
# expect: True False
# expect: back
# expect: end
# expect: False True False
