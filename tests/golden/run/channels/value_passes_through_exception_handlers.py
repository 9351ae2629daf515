import stackless
ch = stackless.channel()
def worker():
    total = 0
    for i in range(6):
        try:
            v = ch.receive()
            if v % 2: raise ValueError(v)
            total += v
        except ValueError as e:
            total += 100
        finally:
            total += 1000
    print(total)  # expect: 6306
def produce():
    for i in range(6): ch.send(i)
stackless.tasklet(worker)()
stackless.tasklet(produce)()
stackless.run()
