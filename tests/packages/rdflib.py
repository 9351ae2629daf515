# needs: python3-rdflib python3-pyparsing python3-isodate python3-six
from rdflib import Graph, URIRef, Literal, Namespace, BNode, RDF
from rdflib.namespace import FOAF, XSD
g = Graph()
EX = Namespace("http://example.org/")
g.bind("ex", EX); g.bind("foaf", FOAF)
for name, age, friend in (("ann", 30, "bob"), ("bob", 25, "cat"), ("cat", 41, None)):
    g.add((EX[name], RDF.type, FOAF.Person)); g.add((EX[name], FOAF.age, Literal(age))); g.add((EX[name], FOAF.name, Literal(name.title(), lang="en")))
    if friend:
        g.add((EX[name], FOAF.knows, EX[friend]))
print(g.serialize(format="turtle"))
print(sorted(g.serialize(format="nt").splitlines()))
for q in ("SELECT ?n ?a WHERE { ?p foaf:name ?n ; foaf:age ?a . FILTER(?a > 26) } ORDER BY DESC(?a)", "SELECT (COUNT(*) AS ?c) (AVG(?a) AS ?m) WHERE { ?p foaf:age ?a }", "SELECT ?x WHERE { ex:ann foaf:knows+ ?x } ORDER BY ?x", "ASK { ex:cat foaf:knows ?y }"):
    print([tuple(map(str, r)) if not isinstance(r, bool) else r for r in g.query(q)])
h = Graph().parse(data="@prefix ex: <http://example.org/> . ex:a ex:b [ ex:c 1, 2.5, true, 'x'^^ex:t ] , ( 1 2 ) .", format="turtle")
print(len(h), sorted(str(o) for o in h.objects() if isinstance(o, Literal)), Literal("2020-01-01", datatype=XSD.date).toPython())
