# needs: python3-pygments
import pygments
from pygments import highlight, lex
from pygments.lexers import get_lexer_by_name, guess_lexer, get_all_lexers
from pygments.formatters import HtmlFormatter, TerminalFormatter, NullFormatter, LatexFormatter, RawTokenFormatter
CODE = {"python": "@dec\ndef f(a: int = 0x1F, *b) -> None:\n    '''doc'''\n    return f'{a!r}' + r\"\\d\" if not b else ...  # c\n", "c": "#include <x.h>\nint main(void) { return 'a' + 0x1u; /* c */ }\n", "json": '{"a": [1, -2.5e3, null, "\\u00e9"]}', "html": "<p class='a'>x &amp; <script>var y = 1;</script></p>", "sql": "SELECT a, 'b' FROM t WHERE x >= 3 -- c\n", "yaml": "a:\n  - b: 'c'\n", "diff": "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n", "bash": "for i in $(ls); do echo \"$i\"; done\n"}
for name, code in CODE.items():
    lexer = get_lexer_by_name(name)
    print(name, [(str(t), v) for t, v in lex(code, lexer)])
    print(highlight(code, lexer, HtmlFormatter(linenos="inline")))
    print(highlight(code, lexer, TerminalFormatter()))
print(HtmlFormatter(style="monokai").get_style_defs(".x")[:200], len(list(get_all_lexers())), guess_lexer("#!/usr/bin/python\nprint(1)").name)
