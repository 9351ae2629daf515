import stackless
names = {}
seen = []


def callback(previous, next):
    seen.append((names[previous], names[next]))


def work():
    stackless.schedule()


names[stackless.getmain()] = "main"
a, b = stackless.tasklet(work)(), stackless.tasklet(work)()
names[a], names[b] = "a", "b"
stackless.set_schedule_callback(callback)
stackless.run()
stackless.set_schedule_callback(None)
print(seen)  # expect: [('main', 'a'), ('a', 'b'), ('b', 'a'), ('a', 'b'), ('b', 'main')]
