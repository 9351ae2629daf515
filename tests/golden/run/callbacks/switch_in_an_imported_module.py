import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


import _switching_module

stackless.tasklet(log.append)("other")
print(_switching_module.value, _switching_module.late, log or _switching_module.seen)  # expect: 1 late ['other']
