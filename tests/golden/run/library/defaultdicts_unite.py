from collections import defaultdict

left, right = defaultdict(int, {1: 1, 2: 2}), {2: 3}
print(left | right, right | left)  # expect: defaultdict(<class 'int'>, {1: 1, 2: 3}) defaultdict(<class 'int'>, {2: 2, 1: 1})


class Own(defaultdict):
    def __init__(self):
        self.default_factory = self.make

    def make(self):
        return []


print(repr(Own()).startswith("Own(<bound method Own.make of Own(..., {})>"))  # expect: True
