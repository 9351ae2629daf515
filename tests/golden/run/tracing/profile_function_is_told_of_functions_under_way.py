# What was called before the profile function was set: callers, generators, tasklets and greenlets that wait. Nothing is left of it afterwards.
import sys
import pickle
import stackless
import greenlet

told = []
names = {"start", "outer", "work", "count", "waits", "in_greenlet", "helper"}


def profile(frame, event, argument):
    if frame.f_code.co_name in names:
        told.append(f"{event} {frame.f_code.co_name}")


def show():
    print(", ".join(told))
    told.clear()


def start():
    sys.setprofile(profile)


def stop():
    sys.setprofile(None)


def helper():
    return 42


def outer():
    start()
    len("")
    return helper()


def work():
    value = outer() + 1
    stop()
    return value


print(work())  # expect: 43
show()  # expect: return start, c_call outer, c_return outer, call helper, return helper, return outer


def count():
    start()
    yield 1
    stop()
    yield 2


print(list(count()))  # expect: [1, 2]
show()  # expect: return start, return count, call count


def waits(number):
    stackless.schedule()
    helper()
    return number


stackless.tasklet(waits)(1)
stackless.schedule()
start()
stackless.run()
stop()
show()  # expect: return start, call helper, return helper, return waits


def in_greenlet():
    greenlet.getcurrent().parent.switch(1)
    return helper()


other = greenlet.greenlet(in_greenlet)
other.switch()
start()
print(other.switch())  # expect: 42
stop()
show()  # expect: return start, call helper, return helper, return in_greenlet


def raises():
    start()
    try:
        {}[1]
    except KeyError:
        helper()
    stop()
    raise ValueError


try:
    raises()
except ValueError as error:
    print(error.__traceback__.tb_next.tb_lineno)  # expect: 94
show()  # expect: return start, call helper, return helper
