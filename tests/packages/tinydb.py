# needs: python3-tinydb
from tinydb import TinyDB, Query, where
from tinydb.operations import increment, delete
from tinydb.storages import MemoryStorage, JSONStorage
from tinydb.middlewares import CachingMiddleware
db = TinyDB("db.json", sort_keys=True, indent=1)
db.insert_multiple({"n": i, "kind": "even" if i % 2 == 0 else "odd", "sub": {"v": [i, i * i]}} for i in range(6))
q = Query()
print(db.search((q.n > 2) & ~(q.kind == "odd")), db.count(q.sub.v.any([25])), db.get(doc_id=3), db.update(increment("n"), q.kind == "odd"), db.contains(q.n.one_of([9, 6])), db.search(q.kind.matches("e.*"))[:1], db.upsert({"n": 100}, q.n == 100), db.remove(where("n") < 3), len(db), [d["n"] for d in db])
print(open("db.json").read()[:150]); t = db.table("other"); t.insert({"a": 1}); print(sorted(db.tables()), repr(q.n == 3)); db.all()
