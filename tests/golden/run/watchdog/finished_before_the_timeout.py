import stackless


def quick():
    print("done")


stackless.tasklet(quick)()
print(stackless.run(100000))
# expect: done
# expect: None
