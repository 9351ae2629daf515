import stackless


def polite(n):
    for i in range(n):
        for j in range(100):
            pass
        stackless.schedule()


stackless.tasklet(polite)(50)
stackless.tasklet(polite)(50)
print(stackless.run(1000))  # expect: None
