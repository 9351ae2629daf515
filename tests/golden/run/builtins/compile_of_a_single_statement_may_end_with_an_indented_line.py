def compiles(text, flags=0):
    try:
        compile(text, "t", "single", flags)
        return "compiles"
    except SyntaxError as error:
        return type(error).__name__, error.msg, error.lineno


no_implied_dedent, allows_incomplete = 0x200, 0x4000
print(compiles("def f():\n    return 1"), compiles("for i in x:\n    pass\nelse:\n\ty"))  # expect: compiles compiles
print(compiles("def f():\n    return 1", no_implied_dedent), compiles("if 1: x"))  # expect: ('SyntaxError', 'invalid syntax', 2) ('SyntaxError', 'invalid syntax', 1)
print(compiles("@a\ndef f(): pass", allows_incomplete))  # expect: ('_IncompleteInputError', 'incomplete input', 2)
print(compiles("def f():\n    return 1", no_implied_dedent | allows_incomplete))  # expect: ('_IncompleteInputError', 'incomplete input', 2)
