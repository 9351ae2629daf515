import sqlite3

con = sqlite3.connect(":memory:")


class Point:
    def __init__(self, x):
        self.x = x

    def __conform__(self, protocol):
        return f"p{self.x}"


class Text(str):
    pass


def row(values):
    return con.execute(f"select {', '.join('?' * len(values))}", values).fetchone()


print(row((1, Point(2), 3.5, None, "a", b"b", True, Text("c"), Point(4), 5)))  # expect: (1, 'p2', 3.5, None, 'a', b'b', 1, 'c', 'p4', 5)
print(row([2**63 - 1, "\0", bytearray(b"x")]))  # expect: (9223372036854775807, '\x00', b'x')
try:
    row((1, 2**63))
except OverflowError as error:
    print(error)  # expect: Python int too large to convert to SQLite INTEGER
try:
    row((1, "\ud800"))
except UnicodeEncodeError as error:
    print(error.reason)  # expect: surrogates not allowed
try:
    row((1, 2, object()))
except sqlite3.ProgrammingError as error:
    print(error)  # expect: Error binding parameter 3: type 'object' is not supported
try:
    con.execute("select ?, :b", (1, 2))
except sqlite3.ProgrammingError as error:
    print(error)  # expect: Binding 2 (':b') is a named parameter, but you supplied a sequence which requires nameless (qmark) placeholders.
sqlite3.register_adapter(int, lambda x: x + 1)
print(row((1, "a", 2)))  # expect: (2, 'a', 3)
