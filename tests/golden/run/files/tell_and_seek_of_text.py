import os
import tempfile

path = tempfile.mktemp()
with open(path, "w+", encoding="utf-8") as f:
    f.write("äöü\nzwei\ndrei\n")
    f.seek(0)
    print(repr(f.readline()), f.tell())
    at = f.tell()
    print(repr(f.read(3)), f.tell(), f.seek(at), repr(f.readline()))
    f.seek(0, 2)
    f.write("end")
    f.seek(at)
    print(repr(f.read()))
os.remove(path)
# expect: 'äöü\n' 7
# expect: 'zwe' 10 7 'zwei\n'
# expect: 'zwei\ndrei\nend'
