# needs: python3-tinycss2 python3-webencodings
import tinycss2
CSS = "@import url(x.css); @media (min-width: 10px) { a:hover { color: #f00 !important; margin: -1.5em 0 } } /* c */ .b::before { content: \"\\201C\"; background: url(\"a b.png\"), rgba(0,0,0,.5) } bad { x } "
for rule in tinycss2.parse_stylesheet(CSS, skip_whitespace=True):
    print(rule, rule.type, getattr(rule, "lower_at_keyword", None), rule.serialize() if rule.type != "error" else rule.message)
    if rule.type == "qualified-rule":
        print([(d.type, getattr(d, "name", None), getattr(d, "important", None)) for d in tinycss2.parse_declaration_list(rule.content, skip_whitespace=True)])
from tinycss2.color3 import parse_color
from tinycss2.nth import parse_nth
print([parse_color(c) for c in ("red", "#abc", "hsl(120, 50%, 50%)", "rgba(1,2,3,.4)", "nope")], [parse_nth(s) for s in ("2n+1", "odd", "-n+3", "x")], tinycss2.serialize(tinycss2.parse_component_value_list("a(b, [c] {d}) 3% U+26")))
