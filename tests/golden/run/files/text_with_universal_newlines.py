import os
import tempfile

path = tempfile.mktemp()
with open(path, "wb") as f:
    f.write(b"one\r\ntwo\rthree\nfour")
with open(path) as f:
    print(f.readlines(), f.newlines)
with open(path, newline="") as f:
    print(list(f))
with open(path, newline="\r\n") as f:
    print(repr(f.readline()), f.read().encode())
with open(path, "w", newline="\r\n") as f:
    f.write("a\nb\n")
with open(path, "rb") as f:
    print(f.read())
os.remove(path)
# expect: ['one\n', 'two\n', 'three\n', 'four'] ('\r', '\n', '\r\n')
# expect: ['one\r\n', 'two\r', 'three\n', 'four']
# expect: 'one\r\n' b'two\rthree\nfour'
# expect: b'a\r\nb\r\n'
