import stackless


def recurse(depth):
    stackless.schedule()
    return recurse(depth + 1)


def run():
    try:
        recurse(0)
    except RecursionError as e:
        print(e)


for i in range(2):
    stackless.tasklet(run)()
stackless.run()
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
