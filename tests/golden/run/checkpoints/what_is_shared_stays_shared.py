import os
import tempfile
from stackless.checkpoints import Checkpoints


class Node:
    def __init__(self, name):
        self.name, self.links = name, []


def facts(nodes):
    return [(n.name, [nodes.index(m) for m in n.links]) for n in nodes], [n.name for n in nodes if n in n.links], nodes[0].links is nodes[-1].links


def node(name, *links):
    made = Node(name)
    made.links += links
    return made


kept = Checkpoints(os.path.join(tempfile.mkdtemp(), "world"))
first = node("a")
nodes = [first, node("b", first)]
nodes.append(node("c", *nodes))
kept.save(nodes)
# Something new at the beginning, a circle, a list of two, and something that is gone.
nodes.insert(0, node("new", nodes[2]))
nodes[1].links.append(nodes[1])
nodes[3].links = nodes[0].links
del nodes[2]
kept.save(nodes)
print(facts(nodes))  # expect: ([('new', [2]), ('a', [1]), ('c', [2])], ['a', 'c'], True)
print(facts(Checkpoints(kept.path).load()) == facts(nodes))  # expect: True
# The one that was loaded goes on with the same file.
again = Checkpoints(kept.path)
nodes = again.load()
nodes.append(node("d", nodes[0]))
again.save(nodes)
print(facts(kept.load()) == facts(nodes), facts(nodes)[0][-1])  # expect: True ('d', [0])
