import pickle
import stackless


def work(n):
    total = 0
    for i in range(n):
        total += i
        if i == 2:
            stackless.schedule_remove()
    print("total", total)  # expect: total 10


t = stackless.tasklet(work)(5)
stackless.run()
copy = pickle.loads(pickle.dumps(t))
copy.insert()
stackless.run()
print(t.alive, copy.alive, t.paused)  # expect: True False True
