from greenlet import greenlet, getcurrent


class Closed(greenlet):
    def __getattribute__(self, name):
        if name == "run":
            return lambda x: x + 1


print(greenlet.switch(Closed(), 41))  # expect: 42


class Perverse(greenlet):
    def __getattribute__(self, name):
        if name == "run":
            raise KeyError("no run")


try:
    greenlet(lambda: None, Perverse()).switch()
except KeyError as error:
    print(error, getcurrent().parent)  # expect: 'no run' None
