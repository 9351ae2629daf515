import os
import tempfile

path = tempfile.mktemp()
with open(path, "w", encoding="latin-1", errors="replace") as f:
    f.write("é€\n")
with open(path, "rb") as f:
    print(f.read())
with open(path, encoding="utf-8", errors="replace") as f:
    print(ascii(f.read()))
try:
    open(path, encoding="utf-8").read()
except UnicodeDecodeError as e:
    print(e)
with open(path, "w", encoding="utf-16") as f:
    f.write("ab")
with open(path, encoding="utf-16") as f:
    print(f.read(), os.path.getsize(path))
os.remove(path)
# expect: b'\xe9?\n'
# expect: '\ufffd?\n'
# expect: 'utf-8' codec can't decode byte 0xe9 in position 0: invalid continuation byte
# expect: ab 6
