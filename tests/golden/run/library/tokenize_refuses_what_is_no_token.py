import io
import tokenize

for text in ("if 1:\n\tx\n        y\n", "if 1:\n  x\n y\n", "1_\n", "0b12\n", "0o8", "0x\n", "a\\ b\n", "(a\\\n", "f(1,\n"):
    try:
        print(len(list(tokenize.generate_tokens(io.StringIO(text).readline))))
    except (SyntaxError, tokenize.TokenError) as error:
        print(type(error).__name__, *error.args)
# expect: TabError inconsistent use of tabs and spaces in indentation ('<string>', 3, 10, '        y', None, None)
# expect: IndentationError unindent does not match any outer indentation level ('<string>', 3, 3, ' y', None, None)
# expect: TokenError invalid decimal literal (1, 2)
# expect: TokenError invalid digit '2' in binary literal (1, 4)
# expect: TokenError invalid digit '8' in octal literal (1, 3)
# expect: TokenError invalid hexadecimal literal (1, 2)
# expect: TokenError unexpected character after line continuation character (1, 5)
# expect: TokenError unexpected EOF in multi-line statement (1, 4)
# expect: TokenError unexpected EOF in multi-line statement (1, 0)
