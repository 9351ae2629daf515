import gc


def collect():
    for _ in range(3):
        gc.collect()


class Base:
    def __del__(self):
        print("gone:", type(self).__name__)


class Node(Base, list):
    pass


def make():
    node = Node()
    node.append(node)


make()
collect()  # expect: gone: Node
