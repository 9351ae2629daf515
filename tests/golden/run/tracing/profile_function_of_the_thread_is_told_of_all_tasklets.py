import stackless
import sys


def job(n):
    stackless.schedule()


def told(name):
    return lambda frame, event, argument: seen.append((name, frame.f_locals["n"])) if event == "call" and frame.f_code is job.__code__ else None


seen = []
first, second = stackless.tasklet(job)(1), stackless.tasklet(job)(2)
second.profile_function = told("own")
sys.setprofile(told("thread"))
stackless.run()
sys.setprofile(None)
print(seen)  # expect: [('thread', 1), ('own', 2)]
