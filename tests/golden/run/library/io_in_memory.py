import io

b = io.BytesIO(b"ab\ncd")
print(b.readline(), b.tell(), b.read(), b.seek(1), b.write(b"XYZ"), b.getvalue())  # expect: b'ab\n' 3 b'cd' 1 3 b'aXYZd'
s = io.StringIO("one\r\ntwo\n", newline=None)
print(s.readlines(), s.newlines, s.seek(0), s.read(2), s.tell())  # expect: ['one\n', 'two\n'] ('\n', '\r\n') 0 on 2
print(io.TextIOWrapper(io.BytesIO(b"\xe9\n"), "latin-1").read() == "é\n", io.StringIO().getvalue() == "")  # expect: True True
