import stackless
ch = stackless.channel()
def produce(n):
    def inner(i):
        if i < n:
            ch.send(i)
            inner(i + 1)
    inner(0)
    ch.send(None)
def consume():
    total = 0
    while (x := ch.receive()) is not None: total += x
    print(total)  # expect: 45
stackless.tasklet(produce)(10)
stackless.tasklet(consume)()
stackless.run()
