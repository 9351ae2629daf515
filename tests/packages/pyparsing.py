# needs: python3-pyparsing
import pyparsing as pp
integer = pp.Word(pp.nums).set_parse_action(lambda t: int(t[0]))
ident = pp.Word(pp.alphas, pp.alphanums)
expr = pp.infix_notation(integer | ident, [(pp.one_of("* /"), 2, pp.OpAssoc.LEFT), (pp.one_of("+ -"), 2, pp.OpAssoc.LEFT), ("not", 1, pp.OpAssoc.RIGHT)])
print(expr.parse_string("1 + 2 * (x - 3) / 4").as_list())
assign = ident("name") + "=" + expr("value") + pp.Optional(pp.Suppress(";"))
r = assign.parse_string("y = 2 * 3;")
print(r.dump(), r.name, r.as_dict())
table = pp.OneOrMore(pp.Group(ident("k") + pp.Suppress(":") + pp.delimited_list(integer)("v")))
print(table.parse_string("a: 1, 2 b: 3").as_list(), [g.k for g in table.parse_string("a: 1, 2 b: 3")])
nested = pp.nested_expr("{", "}")
print(nested.parse_string("{a {b c} {}}").as_list(), list(integer.scan_string("a 12 b 345")), (pp.Literal("x") | pp.Regex(r"(?P<q>\d+)y")).parse_string("12y").q)
fwd = pp.Forward(); fwd <<= pp.Group("(" + pp.ZeroOrMore(fwd) + ")"); print(fwd.parse_string("(()(()))").as_list(), integer.transform_string("a1b2"))
for bad in "1 +", "(1", "":
    try:
        expr.parse_string(bad, parse_all=True)
    except pp.ParseException as e:
        print(e, e.loc, pp.ParseException.explain(e, depth=0).splitlines()[-1])
pp.ParserElement.enable_packrat()
print(expr.parse_string("1*2*3+4").as_list(), expr.matches("a*b"))
