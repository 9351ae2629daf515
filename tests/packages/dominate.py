# needs: python3-dominate
import dominate
from dominate.tags import *
from dominate.util import raw, text
d = dominate.document(title="T")
with d.head:
    link(rel="stylesheet", href="x.css"); script(type="text/javascript", src="y.js")
with d:
    with div(id="a", cls="b", data_x="1").add(ol()):
        for i in range(3):
            li(a(f"n{i}", href=f"/{i}?a&b"))
    p("<esc>", raw("<b>r</b>"), __pretty=False); comment("c"); input_(disabled=True)
print(d); print(div(span("x")).render(pretty=False), len(d.body.get(cls="b")))
@div
def block():
    p("in")
print(block())
