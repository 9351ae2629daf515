import codeop

for source in "if 1:", "x = (", "def f():\n  x", "'''abc", "x = 1", "@dec", "x = ", "if 1", "for a in b:\n  pass\n":
    try:
        print(repr(source), codeop.compile_command(source) is not None)
    except SyntaxError as error:
        print(repr(source), type(error).__name__)
# expect: 'if 1:' False
# expect: 'x = (' False
# expect: 'def f():\n  x' False
# expect: "'''abc" False
# expect: 'x = 1' True
# expect: '@dec' False
# expect: 'x = ' SyntaxError
# expect: 'if 1' SyntaxError
# expect: 'for a in b:\n  pass\n' True
try:
    compile("x = (", "f", "exec", 0x4000)
except SyntaxError as error:
    print(type(error).__name__, error)  # expect: _IncompleteInputError incomplete input (f, line 1)
