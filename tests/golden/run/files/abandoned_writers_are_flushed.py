import os
import tempfile

path = tempfile.mktemp()
open(path, "w").write("not closed")
print(open(path).read())  # expect: not closed
os.remove(path)
