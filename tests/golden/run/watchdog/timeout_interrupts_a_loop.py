import stackless
count = 0


def spin():
    global count
    while True:
        count += 1


t = stackless.tasklet(spin)()
victim = stackless.run(1000)
print(victim is t, t.alive, t.paused, count > 100)  # expect: True True True True
before = count
t.insert()
stackless.run(1000)
print(count > before, stackless.getruncount())  # expect: True 1
t.kill()
