from itertools import chain, filterfalse, islice


class Named(filterfalse):
    def __init__(self, *arguments, name):
        self.name = name


class Linked(chain):
    def __init__(self, *arguments, name=None):
        self.name = name


print(list(Named(None, [0, 1], name="n")), Named(None, [], name="n").name, Linked("a", name="l").name)  # expect: [0] n l
for make in (lambda: filterfalse(None, [], name=1), lambda: islice("a", 1, name=1), lambda: chain(name=1)):
    try:
        make()
    except TypeError:
        print("refused")
# expect: refused
# expect: refused
# expect: refused
