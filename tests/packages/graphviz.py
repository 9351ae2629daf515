# needs: python3-graphviz
from graphviz import Digraph, Graph
d = Digraph("n", comment="c", graph_attr={"rankdir": "LR"}, node_attr={"shape": "box"}); d.node("A", "King \"q\""); d.edges(["AB", "AC"]); d.edge("B:p", "C", label="<<b>x</b>>", constraint="false")
with d.subgraph(name="cluster_0") as s: s.attr(color="blue"); s.node("x y"); s.edge("x y", "é")
print(d.source, Graph(engine="neato").source, d.engine)
