import gc


class Node:
    def __init__(self, other):
        self.other = other


leaf = Node(None)
holder = [leaf]
node = Node(leaf)
found = gc.get_referrers(leaf)
print(any(o is holder for o in found))  # expect: True
print(any(o is holder for o in gc.get_referents([holder, 1])), gc.get_referents())  # expect: True []
print(any(o is node for o in gc.get_objects()))  # expect: True


def work():
    pass


print([f.__name__ for f in gc.get_referrers(work.__code__) if callable(f)])  # expect: ['work']
