# needs: python3-pystache
import pystache
r = pystache.Renderer(partials={"p": "[{{x}}]"})
print(r.render("{{a}} {{{a}}} {{&a}} {{#l}}{{.}},{{/l}}{{^e}}none{{/e}} {{#o}}{{>p}}{{/o}} {{! c }}{{=<% %>=}}<%b.c%>", {"a": "<&>", "l": [1, 2], "e": [], "o": [{"x": 1}, {"x": 2}], "b": {"c": "deep"}}))
class V:
    def name(self): return "n"
    def up(self): return lambda t: t.upper()
print(pystache.render("{{name}} {{#up}}abc{{/up}}", V()), r.render("\n{{#a}}\n  x\n{{/a}}\n", {"a": True}))
try:
    pystache.render("{{#a}}x", {})
except Exception as e:
    print(type(e).__name__, e)
