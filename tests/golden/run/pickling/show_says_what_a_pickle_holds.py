import pickle
import re
import stackless
from stackless import pickles


class Ship:
    def __init__(self):
        self.cargo = ["ore", 3]


def fly(channel):
    ship = Ship()
    channel.receive()
    return ship


channel = stackless.channel()
t = stackless.tasklet(fly)(channel)
t.name = "first"
stackless.run()
lines = pickles.describe(pickle.dumps((channel, t)))
print(lines[1])  # expect: holds (channel 1, tasklet 1)
print("channel 1: balance -1, tasklet 1 receive" in lines)  # expect: True
print([re.sub(r"\d+ bytes", "N bytes", line) for line in lines if line.startswith("tasklet 1")])  # expect: ["tasklet 1 'first': N bytes"]
print([line for line in lines if "ship =" in line])  # expect: ["        ship = Ship(cargo=['ore', 3])"]
try:
    pickles.describe(b"no pickle")
except pickles.NotAPickle as error:
    print(type(error).__name__)  # expect: NotAPickle
