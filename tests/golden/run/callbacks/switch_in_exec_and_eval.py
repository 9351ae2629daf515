import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


space = {"switch": switch}
exec("switch()\nx = 1", space)
print(space["x"], eval("switch() or 2", space), log)  # expect: 1 2 ['other', 'other']
