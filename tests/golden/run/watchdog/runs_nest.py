import stackless
log = []


def leaf(name):
    log.append(name)


def nested():
    stackless.tasklet(leaf)("a")
    stackless.run()
    log.append("nested done")


stackless.tasklet(nested)()
stackless.tasklet(leaf)("b")
stackless.run()
print(log)  # expect: ['b', 'a', 'nested done']
