"""pygments colours Python, C and JSON."""
import hashlib
import pygments.lexer
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import CLexer, JsonLexer, PythonLexer

python = open(pygments.lexer.__file__, encoding="utf-8").read()
c = "int main(int argc, char **argv) {\n  /* say */ printf(\"%d\\n\", argc + 0x1f);\n  return 0;\n}\n" * 100
json = '{"a": [1, 2.5, true, null, "text"], "b": {"c": "d"}}\n' * 100
for lexer, text in ((PythonLexer(), python), (CLexer(), c), (JsonLexer(), json)):
    html = highlight(text, lexer, HtmlFormatter())
    print(len(html), hashlib.md5(html.encode()).hexdigest())
