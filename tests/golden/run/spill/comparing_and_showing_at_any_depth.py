import sys
from collections.abc import Mapping

sys.setrecursionlimit(100_000)


class Item:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == other.value

    def __hash__(self):
        return 1

    def __repr__(self):
        return f"Item({self.value})"


def all_of_it():
    keyed = {Item(1): 1, Item(2): 2}
    assert Item(3) in [Item(1), Item(2), Item(3)]
    assert [Item(1), (Item(2),)] == [Item(1), (Item(2),)]
    assert keyed[Item(2)] == 2
    assert repr([Item(1), (Item(2), {Item(3): Item(4)})]) == "[Item(1), (Item(2), {Item(3): Item(4)})]"
    assert hash((Item(1), (Item(2),))) == hash((Item(1), (Item(2),)))
    assert isinstance(keyed, Mapping) and isinstance(1, (str, (bytes, (int,))))
    assert list(zip(map(Item, [1]), enumerate([2]))) == [(Item(1), (0, 2))]


def at(depth):
    return at(depth - 1) if depth else all_of_it()


for depth in range(0, 700, 3):
    at(depth)
print("ends")  # expect: ends
