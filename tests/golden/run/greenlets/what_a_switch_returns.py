from greenlet import getcurrent, greenlet
main = getcurrent()


def work():
    for arguments, keywords in (((), {}), ((1,), {}), ((1, 2), {}), ((), {"k": 1}), ((1,), {"k": 2})):
        main.switch(*arguments, **keywords)


task = greenlet(work)
for i in range(6):
    print(task.switch())
print(task.switch(), task.switch(7), task.switch(7, 8))
# expect: ()
# expect: 1
# expect: (1, 2)
# expect: {'k': 1}
# expect: ((1,), {'k': 2})
# expect: None
# expect: () 7 (7, 8)
