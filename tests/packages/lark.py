# needs: python3-lark
from lark import Lark, Transformer, v_args, Tree, UnexpectedInput, Visitor
from operator import add, sub, mul, truediv, neg
GRAMMAR = """
?start: sum | NAME "=" sum -> assign_var
?sum: product | sum "+" product -> add | sum "-" product -> sub
?product: atom | product "*" atom -> mul | product "/" atom -> div
?atom: NUMBER -> number | "-" atom -> neg | NAME -> var | "(" sum ")"
%import common.CNAME -> NAME
%import common.NUMBER
%import common.WS_INLINE
%ignore WS_INLINE
"""
@v_args(inline=True)
class Calculate(Transformer):
    from operator import add, sub, mul, truediv as div, neg
    number = float
    def __init__(self):
        self.vars = {}
    def assign_var(self, name, value):
        self.vars[name] = value
        return value
    def var(self, name):
        return self.vars[name]
for kind in "lalr", "earley":
    calc = Lark(GRAMMAR, parser=kind)
    t = Calculate()
    for text in "a = 1+2*3", "1+a*-3", "(a - 1) / 4":
        print(kind, text, t.transform(calc.parse(text)))
    try:
        calc.parse("1 + * 2")
    except UnexpectedInput as e:
        print(type(e).__name__, e.line, e.column, e.get_context("1 + * 2").rstrip())
print(Lark(GRAMMAR).parse("x = 2 * (3 + y)").pretty())
json = Lark(r"""?value: object | array | STRING | SIGNED_NUMBER | "true" -> true
array: "[" [value ("," value)*] "]"
object: "{" [pair ("," pair)*] "}"
pair: STRING ":" value
STRING: /"[^"]*"/
%import common.SIGNED_NUMBER
%import common.WS
%ignore WS""", start="value", parser="lalr", propagate_positions=True)
tree = json.parse('{"a": [1, -2.5, true], "b": {}}')
print(tree, tree.meta.end_column)
