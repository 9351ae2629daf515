# needs: python3-arpeggio
from arpeggio import Optional, ZeroOrMore, OneOrMore, EOF, ParserPython, NoMatch, PTNodeVisitor, visit_parse_tree, RegExMatch as _
from arpeggio.cleanpeg import ParserPEG
def number(): return _(r"\d*\.\d*|\d+")
def factor(): return Optional(["+", "-"]), [number, ("(", expression, ")")]
def term(): return factor, ZeroOrMore(["*", "/"], factor)
def expression(): return term, ZeroOrMore(["+", "-"], term)
def calc(): return OneOrMore(expression), EOF
class V(PTNodeVisitor):
    def visit_number(self, n, c): return float(n.value)
    def visit_factor(self, n, c): return c[0] if len(c) == 1 else (-1 if c[0] == "-" else 1) * c[-1]
    def visit_term(self, n, c):
        t = c[0]
        for i in range(2, len(c), 2): t = t * c[i] if c[i - 1] == "*" else t / c[i]
        return t
    def visit_expression(self, n, c):
        t = c[0]
        for i in range(2, len(c), 2): t = t + c[i] if c[i - 1] == "+" else t - c[i]
        return t
p = ParserPython(calc); print(visit_parse_tree(p.parse("-(4-1)*5+(2+4.67)+5.89/(.2+7)"), V()), p.parse("1+2"))
try:
    p.parse("1+*2")
except NoMatch as e:
    print(e)
print(ParserPEG('g = (word / num)+ EOF\nword = r"[a-z]+"\nnum = r"\\d+"', "g").parse("ab 12 c"))
