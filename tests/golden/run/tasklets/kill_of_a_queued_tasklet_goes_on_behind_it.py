import stackless
log = []


def work(name):
    try:
        stackless.schedule()
        log.append(name)
    except stackless.TaskletExit:
        log.append(name + " killed")


a, b, c = (stackless.tasklet(work)(n) for n in "abc")
stackless.schedule()
b.kill()
log.append("main")
stackless.run()
print(log)  # expect: ['b killed', 'c', 'main', 'a']
