import stackless
log = []


def work():
    try:
        stackless.schedule_remove()
    except ValueError as e:
        log.append(str(e))


t = stackless.tasklet(work)()
stackless.run()
t.throw(ValueError("later"), pending=True)
log.append("main first")
stackless.run()
print(log)  # expect: ['main first', 'later']
