import copy
import pickle
import stackless
from greenlet import error, getcurrent, greenlet
main = getcurrent()


def other():
    try:
        main.switch()
    except error as problem:
        print(str(problem).splitlines()[0])


stackless.tasklet(other)()
stackless.run()  # expect: Cannot switch to a different thread
for copying in (copy.copy, pickle.dumps):
    try:
        copying(greenlet(print))
    except TypeError as problem:
        print(problem)
# expect: cannot pickle 'greenlet.greenlet' object
# expect: cannot pickle 'greenlet.greenlet' object
