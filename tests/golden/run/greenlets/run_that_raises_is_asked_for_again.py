# What the look-up of run raises goes to whoever switched, or if that one has ended, to the next ancestor. The greenlet has not been started by it.
from greenlet import greenlet


class Perverse(greenlet):
    def __getattribute__(self, name):
        if name == "run":
            raise LookupError("no run")
        return super().__getattribute__(name)


class Restless(greenlet):
    """Starts while it is asked what to run."""

    def __getattribute__(self, name):
        found = super().__getattribute__(name)
        if name == "run" and not asked:
            asked.append(name)
            print("first", self.switch(1))
        return found


parent = Perverse()
child = greenlet(lambda: print("child runs"), parent)
for _ in range(2):
    try:
        child.switch()
    except LookupError as error:
        print(error, parent.dead, child.dead)
# expect: child runs
# expect: no run False True
# expect: no run False True


def fails():
    raise ValueError("of the child")


try:
    greenlet(fails, parent).switch()
except LookupError as error:
    print(error, parent.dead)  # expect: no run False
try:
    greenlet(fails, greenlet(print)).switch()
except ValueError as error:
    print(error)  # expect: of the child

asked = []
restless = Restless(lambda value: print("started with", value))
print(restless.switch(2))
# expect: started with 1
# expect: first None
# expect: 2
