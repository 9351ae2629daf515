import sqlite3

db = sqlite3.connect(":memory:")
with db:
    db.execute("create table birds(name text, weight real, seen int, note blob)")
    db.executemany("insert into birds values(?, ?, ?, ?)", [("wren", 9.5, 3, b"\x00\x01"), ("kite", 1e3, None, None)])
print(db.execute("select * from birds order by name").fetchall())  # expect: [('kite', 1000.0, None, None), ('wren', 9.5, 3, b'\x00\x01')]
db.row_factory = sqlite3.Row
row = db.execute("select name, weight w from birds where weight < :most", {"most": 10}).fetchone()
print(row["W"], row.keys(), tuple(row))  # expect: 9.5 ['name', 'w'] ('wren', 9.5)
cursor = db.execute("insert into birds(name) values('rook')")
print(cursor.lastrowid, cursor.rowcount, db.in_transaction)  # expect: 3 1 True
db.rollback()
print(db.execute("select count(*) from birds").fetchone()[0], db.total_changes)  # expect: 2 3
for sql, parameters in ("select", ()), ("select ?", (1, 2)), ("select * from nowhere", ()):
    try:
        db.execute(sql, parameters)
    except sqlite3.Error as error:
        print(type(error).__name__, error)
try:
    with db:
        db.execute("create table one(a unique)")
        db.executemany("insert into one values(?)", [(1,), (1,)])
except sqlite3.IntegrityError as error:
    print(error, error.sqlite_errorname)
print("\n".join(db.iterdump()).splitlines()[1])
db.close()
try:
    db.execute("select 1")
except sqlite3.ProgrammingError as error:
    print(error)
# expect: OperationalError incomplete input
# expect: ProgrammingError Incorrect number of bindings supplied. The current statement uses 1, and there are 2 supplied.
# expect: OperationalError no such table: nowhere
# expect: UNIQUE constraint failed: one.a SQLITE_CONSTRAINT_UNIQUE
# expect: CREATE TABLE birds(name text, weight real, seen int, note blob);
# expect: Cannot operate on a closed database.
