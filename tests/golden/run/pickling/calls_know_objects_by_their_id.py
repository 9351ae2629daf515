# What a call in progress has noted under id() it finds again wherever it goes on.
import copy
import stackless


class Part:
    def __init__(self, name):
        self.name = name

    def __deepcopy__(self, memo):
        stackless.schedule()
        made = memo[id(self)] = Part(self.name + "'")
        stackless.schedule()
        return made


def copied():
    shared = Part("s")
    first, second, third = copy.deepcopy([shared, [shared], (Part("t"), shared)])
    print(first.name, second[0] is first, third[0].name, third[1] is first)


def noted():
    things = [Part("a"), [], {}, set(), (1, Part("b")), lambda: 0]
    numbers = {id(thing): i for i, thing in enumerate(things)}
    stackless.schedule()
    print([numbers.get(id(thing)) for thing in things])


stackless.tasklet(noted)()
copied()  # expect: [0, 1, 2, 3, 4, 5]
# expect: s' True t' True
