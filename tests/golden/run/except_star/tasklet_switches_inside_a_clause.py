import stackless

log = []


def worker(name):
    try:
        raise ExceptionGroup(name, [ValueError(1), TypeError(2)])
    except* ValueError as group:
        stackless.schedule()
        log.append((name, len(group.exceptions)))
    except* TypeError:
        stackless.schedule()
        log.append(name)


stackless.tasklet(worker)("a")
stackless.tasklet(worker)("b")
stackless.run()
print(log)  # expect: [('a', 1), ('b', 1), 'a', 'b']
