import stackless
from stackless.extras import after, every, sleep

happened = []
after(0.5, happened.append, "second")
after(0.001, happened.append, "first")
after(0.002, happened.append, "never").cancel()
stackless.run()
print(happened)  # expect: ['first', 'second']

beats = []
timer = every(0.001, beats.append, 1)
while len(beats) < 3:
    sleep(0.001)
timer.cancel()
stackless.run()
print(len(beats) >= 3)  # expect: True
