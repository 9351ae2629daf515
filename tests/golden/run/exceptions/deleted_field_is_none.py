error = SyntaxError("wrong", ("file.py", 3, 1, "x"))
del error.msg, error.lineno
print(error.msg, error.lineno, error.filename)  # expect: None None file.py
error = UnicodeDecodeError("utf-8", b"x", 0, 1, "why")
del error.reason
print(error.reason, error.encoding)  # expect: None utf-8
error = OSError(2, "gone", "here")
del error.filename
print(error.filename, error.errno)  # expect: None 2
