import stackless


def recurse(depth):
    stackless.schedule()
    return recurse(depth + 1) if depth < 900 else depth


stackless.tasklet(lambda: print(recurse(0)))()
stackless.tasklet(lambda: print(recurse(0)))()
stackless.run()
# expect: 900
# expect: 900
