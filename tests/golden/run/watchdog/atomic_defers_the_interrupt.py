import stackless
log = []


def work():
    with stackless.atomic():
        for i in range(5000):
            pass
        log.append("atomic part done")
    log.append("never before the watchdog")


t = stackless.tasklet(work)()
print(stackless.run(100) is t, log)  # expect: True ['atomic part done']
