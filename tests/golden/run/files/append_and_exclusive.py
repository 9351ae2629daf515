import os
import tempfile

path = tempfile.mktemp()
with open(path, "x") as f:
    f.write("a")
try:
    open(path, "x")
except FileExistsError as e:
    print(type(e).__name__)
with open(path, "a") as f:
    print(f.tell(), f.write("b"))
with open(path) as f:
    print(f.read())
os.remove(path)
# expect: FileExistsError
# expect: 1 1
# expect: ab
