import gc
import os
import sqlite3
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "d")
    one = sqlite3.connect(path)
    one.execute("create table t (x)")
    one.executemany("insert into t values (?)", [(i,) for i in range(1000)])
    one.commit()

    def first():
        return one.execute("select x from t").fetchone()

    print(first())  # expect: (0,)
    gc.collect()
    other = sqlite3.connect(path, timeout=0)
    other.execute("delete from t where x = 1")
    other.commit()
    print(other.total_changes)  # expect: 1

    cursor = one.execute("select x from t")
    print(next(cursor))  # expect: (0,)
    one.close()
    other.close()
    try:
        next(cursor)
    except sqlite3.ProgrammingError as error:
        print(error)  # expect: Cannot operate on a closed database.
