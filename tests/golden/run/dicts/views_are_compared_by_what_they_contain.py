class Odd:
    __hash__ = None

    def __eq__(self, other):
        return other == 3


print({1: Odd()}.items() == {1: 3}.items())  # expect: True
print({1: []}.items() <= {1: [], 2: []}.items())  # expect: True
print({1: 2}.keys() == {1}, {1: 2}.keys() != {2}, {1: 2, 3: 4}.keys() > {1})  # expect: True True True
print({1: 2}.items() >= {(1, 2)}, {1: 2}.items() < {(1, 2)})  # expect: True False
