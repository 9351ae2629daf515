class Pair(tuple):
    def __init__(self, items, label=None):
        self.label = label


class Row(list):
    def __new__(cls, items, label=None):
        self = super().__new__(cls)
        self.label = label
        return self


print(Pair([1, 2], label="p"), Pair([1], label="p").label, Row([3], label="r"), Row([3], label="r").label)  # expect: (1, 2) p [3] r
try:
    tuple(items=[1])
except TypeError as error:
    print(error)  # expect: tuple() takes no keyword arguments
