import dbm
import dbm.dumb
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "data")
    with dbm.dumb.open(path) as database:
        database["key"] = "value"
        database[b"\xff"] = b"x" * 600
        database["key"] = "longer than it was"
    print(dbm.whichdb(path), dbm.whichdb(path + ".none"))  # expect: dbm.dumb None
    with dbm.open(path, "r") as database:
        print(database["key"], len(database[b"\xff"]), sorted(database))  # expect: b'longer than it was' 600 [b'key', b'\xff']
        try:
            database["new"] = "1"
        except dbm.error as error:
            print(error)  # expect: The database is opened for reading only
