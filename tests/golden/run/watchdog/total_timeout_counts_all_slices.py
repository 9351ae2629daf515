import stackless


def polite(n):
    for i in range(n):
        for j in range(100):
            pass
        stackless.schedule()


a, b = stackless.tasklet(polite)(50), stackless.tasklet(polite)(50)
victim = stackless.run(1000, totaltimeout=True)
print(victim in (a, b), victim.paused)  # expect: True True
