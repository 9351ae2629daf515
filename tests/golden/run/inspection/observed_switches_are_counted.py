import stackless
from stackless import inspection


def turn():
    for _ in range(3):
        stackless.schedule()


print(inspection.record(stackless.current))  # expect: None
with inspection.observe():
    t = stackless.tasklet(turn)()
    stackless.run()
    print(type(inspection.record(t)).__name__)  # expect: Record
print(inspection.record(t))  # expect: None
