import sqlite3

db = sqlite3.connect(":memory:")
db.execute("create table t(a)")
db.executemany("insert into t values(?)", [(i,) for i in range(1, 5)])
db.create_function("twice", 1, lambda x: x * 2)
print(db.execute("select twice(a) from t").fetchall())  # expect: [(2,), (4,), (6,), (8,)]


class Product:
    def __init__(self):
        self.value = 1

    def step(self, x):
        self.value *= x

    def inverse(self, x):
        self.value //= x

    def value_of(self):
        return self.value

    def finalize(self):
        return self.value


class Window(Product):
    def value(self):
        return self.total

    def __init__(self):
        self.total = 0

    def step(self, x):
        self.total += x

    def inverse(self, x):
        self.total -= x

    def finalize(self):
        return self.total


db.create_aggregate("product", 1, Product)
print(db.execute("select product(a), product(a + 1) from t").fetchone())  # expect: (24, 120)
db.create_window_function("total", 1, Window)
print(db.execute("select total(a) over (order by a rows between 1 preceding and current row) from t").fetchall())  # expect: [(1,), (3,), (5,), (7,)]
db.create_collation("backwards", lambda a, b: (a < b) - (a > b))
print(db.execute("select a from (select 'x' a union select 'y') order by a collate backwards").fetchall())  # expect: [('y',), ('x',)]
db.create_function("fails", 0, lambda: 1 / 0)
try:
    db.execute("select fails()").fetchall()
except sqlite3.OperationalError as error:
    print(error)  # expect: user-defined function raised exception
seen = []
db.set_trace_callback(seen.append)
db.execute("select a from t where a = ?", (3,)).fetchall()
print(seen)  # expect: ['select a from t where a = 3']


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __conform__(self, protocol):
        return f"{self.x};{self.y}"


db = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES)
sqlite3.register_converter("point", lambda data: tuple(map(int, data.split(b";"))))
db.execute("create table p(at point)")
db.execute("insert into p values(?)", (Point(3, 4),))
print(db.execute("select at from p").fetchone())  # expect: ((3, 4),)
db.close()
