print(eval(b"# coding: latin-1\n'\xe9'") == "\xe9")  # expect: True
try:
    compile(b"x = 1\n\xff", "<text>", "exec")
except SyntaxError as error:
    print(error.lineno, error.offset)  # expect: 2 1
try:
    compile(b"# coding: nonesuch", "<text>", "exec")
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, error.end_lineno)  # expect: unknown encoding: nonesuch 0 -1 None
try:
    compile(b"x\0", "<text>", "exec")
except SyntaxError as error:
    print(error.msg, error.lineno, error.filename)  # expect: source code string cannot contain null bytes None None
