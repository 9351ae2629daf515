# needs: python3-networkx
import networkx as nx
g = nx.Graph()
g.add_weighted_edges_from([("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("c", "d", 8), ("e", "f", 1)])
print(nx.shortest_path(g, "a", "d", weight="weight"), nx.dijkstra_path_length(g, "a", "d"), sorted(map(sorted, nx.connected_components(g))))
print(sorted(nx.minimum_spanning_tree(g).edges(data="weight")), dict(g.degree()), nx.density(g))
d = nx.DiGraph([(1, 2), (2, 3), (3, 1), (3, 4), (4, 5)])
print(list(nx.topological_sort(nx.condensation(d))), sorted(map(sorted, nx.strongly_connected_components(d))), list(nx.dfs_edges(d, 1)), nx.has_path(d, 5, 1))
k = nx.karate_club_graph() if False else nx.petersen_graph()
print(nx.diameter(k), nx.is_planar(k), nx.greedy_color(k), {n: round(c, 3) for n, c in nx.betweenness_centrality(k).items()})
f = nx.DiGraph(); f.add_edge("s", "a", capacity=3); f.add_edge("s", "b", capacity=2); f.add_edge("a", "t", capacity=2); f.add_edge("b", "t", capacity=3); f.add_edge("a", "b", capacity=5)
print(nx.maximum_flow_value(f, "s", "t"), nx.minimum_cut(f, "s", "t")[0], list(nx.find_cliques(nx.complete_graph(4))), sorted(nx.max_weight_matching(g)) != [])
print("\n".join(nx.generate_gml(nx.path_graph(3))), list(nx.generate_adjlist(nx.star_graph(3))), nx.node_link_data(nx.path_graph(2)))
try:
    nx.shortest_path(g, "a", "f")
except nx.NetworkXNoPath as e:
    print(e)
