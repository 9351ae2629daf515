import sqlite3

connection = sqlite3.connect(":memory:")
print(connection.execute('select 1, "a"').fetchone())  # expect: (1, 'a')
connection.close()
