import stackless

seen = []
stackless.tasklet(seen.append)("other")
stackless.schedule()
value = 1


def __getattr__(name):
    stackless.schedule()
    return name
