from greenlet import greenlet


class Worker(greenlet):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def run(self, value):
        return self.name, value


print(Worker("a").switch(1))  # expect: ('a', 1)
task = greenlet()
try:
    task.switch()
except AttributeError as error:
    print(error)  # expect: run
task.run = lambda: "run"
print(task.switch(), hasattr(task, "run"))  # expect: run False
try:
    task.run = print
except AttributeError as error:
    print(error)  # expect: run cannot be set after the start of the greenlet
task.note = 5
print(vars(task))  # expect: {'note': 5}
