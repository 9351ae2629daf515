import gc
import stackless


def collect():
    for _ in range(3):
        gc.collect()


class Worker:
    def __del__(self):
        print("begins")
        stackless.schedule()
        print("ends")


def make():
    Worker()


def other():
    print("other")


make()
stackless.tasklet(other)()
collect()
print("done")
# expect: begins
# expect: other
# expect: ends
# expect: done
