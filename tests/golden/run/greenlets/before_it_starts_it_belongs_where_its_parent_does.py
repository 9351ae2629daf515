# Whose thread a greenlet is in is settled when it starts: until then it moves with its parent.
import stackless
from greenlet import error, getcurrent, greenlet

main = getcurrent()
made = greenlet(lambda _: print("runs below", getcurrent().parent is elsewhere))
child = greenlet(lambda: print("the child too"), made)


class Moving(greenlet):
    def __getattribute__(self, name):
        if name == "run":
            self.parent = elsewhere
        return super().__getattribute__(name)


def other():
    global elsewhere
    elsewhere = getcurrent()
    made.parent = elsewhere
    child.switch()  # expect: the child too
    # expect: runs below True
    print(made.dead, child.dead)  # expect: True True
    try:
        made.parent = main
    except ValueError as problem:
        print(problem)  # expect: parent cannot be on a different thread
    stackless.schedule()


stackless.tasklet(other)()
stackless.schedule()
moving = Moving(print)
for switch in (moving.switch, moving.throw):
    try:
        switch()
    except error as problem:
        print([line.split(":")[0] for line in str(problem).splitlines()])
    print(moving.dead)
# expect: ['Cannot switch to a different thread', '\tCurrent', '\tExpected']
# expect: False
# expect: ['Cannot switch to a different thread', '\tCurrent', '\tExpected']
# expect: False
stackless.run()
try:
    Moving(print).switch()
except error as problem:
    print(problem)  # expect: cannot switch to a different thread (which happens to have exited)
