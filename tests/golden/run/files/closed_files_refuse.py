import os
import tempfile

path = tempfile.mktemp()
f = open(path, "w")
f.close()
f.close()
for operation in (f.write, f.read):
    try:
        operation("") if operation == f.write else operation()
    except ValueError as e:
        print(e)
print(f.closed, f.name == path, f.mode)
os.remove(path)
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: True True w
