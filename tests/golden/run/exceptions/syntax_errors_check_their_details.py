for details in (("bad.py", 1, 2), ("bad.py", 1, 2, "text", 1), ("bad.py", 1, 2, 4, 5, 6, 7, 8)):
    try:
        SyntaxError("bad", details)
    except TypeError:
        print("refused")
# expect: refused
# expect: refused
# expect: refused
error = SyntaxError("msg", ("file.py", 1, 2, "txt", 2, 3))
error.__init__("new", ("other.py", 2, 3, "new text"))
print(error.msg, error.filename, error.lineno, error.text, error.end_lineno, error.end_offset)  # expect: new other.py 2 new text None None
print(SyntaxError("msg", ["file.py", 1, 2, "txt"]).filename)  # expect: file.py
