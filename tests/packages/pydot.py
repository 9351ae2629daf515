# needs: python3-pydot python3-pyparsing
import pydot
g = pydot.graph_from_dot_data('digraph "G x" { rankdir=LR; node [shape=box]; a -> b -> {c d} [label="l\\n"]; subgraph cluster_s { label=S; x; y -- 1 }; a:p1:n -> "q w" ; /* c */ }'.replace("y -- 1", "y -> 1"))[0]
print(g.to_string()); print(g.get_type(), [e.get_source() for e in g.get_edges()], [s.get_name() for s in g.get_subgraphs()])
h = pydot.Dot("h", graph_type="graph", bgcolor="yellow"); h.add_node(pydot.Node("n 1", label="<b>")); h.add_edge(pydot.Edge("n 1", "m", color="blue")); print(h.to_string())
