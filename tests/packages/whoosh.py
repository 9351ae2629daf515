# needs: python3-whoosh
import datetime
from whoosh.fields import Schema, TEXT, ID, NUMERIC, KEYWORD, STORED
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser, MultifieldParser
from whoosh import analysis, highlight, sorting
schema = Schema(path=ID(stored=True, unique=True), title=TEXT(stored=True), body=TEXT(stored=True, analyzer=analysis.StemmingAnalyzer()), n=NUMERIC(stored=True, sortable=True), tags=KEYWORD)
ix = RamStorage().create_index(schema); w = ix.writer()
for i, (t, b) in enumerate([("First document", "This is the first document we've added, running fast"), ("Second one", "The second one is even more interesting! It runs"), ("Third", "A dog and a cat ran; documents document documented")]):
    w.add_document(path=f"/{i}", title=t, body=b, n=i * 10, tags="a b" if i else "c")
w.commit()
with ix.searcher() as s:
    for text in "document", "run", "title:second OR n:[15 TO 25]", '"first document"', "inter*", "documnt~1", "dog NOT cat", "tags:a", "first^3 second":
        q = QueryParser("body", schema).parse(text); r = s.search(q); print(text, repr(q), [(h["path"], round(h.score, 4)) for h in r], [h.highlights("body") for h in r][:1])
    print(list(s.lexicon("body"))[:8], [h["n"] for h in s.search(QueryParser("body", schema).parse("document OR run"), sortedby="n", reverse=True)], s.suggest("body", "docment") if hasattr(s, "suggest") else "")
w = ix.writer(); w.update_document(path="/1", title="Changed", body="new"); w.delete_by_term("path", "/0"); w.commit(); print(ix.doc_count(), [t.text for t in analysis.FancyAnalyzer()("The WiFi-name isn't AbcDef12")], analysis.StemFilter().stemfn("generalizations"))
