# What docs/stackless.md says does not stop: the interrupt that is due comes when the call has ended.
import hashlib
import sqlite3
import stackless
import zlib

calls = {
    "what is in memory": lambda: [0] * 400_000 == [0] * 400_000,
    "arithmetic": lambda: pow(3, 40_000),
    "hashing": lambda: hashlib.sha256(bytes(400_000)).digest(),
    "compressing": lambda: zlib.compress(bytes(400_000)),
    "a query": lambda: sqlite3.connect(":memory:").execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000) select sum(i) from n").fetchone(),
}


def job(function, done):
    done.append(function() is not None)
    while True:
        pass


for name, function in calls.items():
    done = []
    t = stackless.tasklet(job)(function, done)
    while not done:
        interrupted = stackless.run(3)
        if not done:
            interrupted.insert()
    print(name, done, interrupted is t)
    t.kill()
# expect: what is in memory [True] True
# expect: arithmetic [True] True
# expect: hashing [True] True
# expect: compressing [True] True
# expect: a query [True] True
