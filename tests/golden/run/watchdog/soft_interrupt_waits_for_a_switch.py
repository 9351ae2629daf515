import stackless
log = []


def work():
    for i in range(3):
        for j in range(5000):
            pass
        log.append(i)
        stackless.schedule()


t, u = stackless.tasklet(work)(), stackless.tasklet(work)()
print(stackless.run(1000, soft=True), log, t.scheduled, u.scheduled)  # expect: None [0] True True
