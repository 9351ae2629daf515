# needs: python3-html5lib python3-webencodings python3-six
import html5lib
from html5lib import treewalkers, serializer, filters
doc = html5lib.parse("<!doctype html><p>One<p>Two <b>x<p>y</b><table><td>1<div>z</table>&notit;&#x80;<svg><foreignObject><p>q", treebuilder="etree", namespaceHTMLElements=False)
walker = treewalkers.getTreeWalker("etree")
for options in ({}, {"omit_optional_tags": False, "quote_attr_values": "always"}, {"alphabetical_attributes": True, "strip_whitespace": True}):
    print("".join(serializer.HTMLSerializer(**options).serialize(walker(doc))))
parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("dom"))
dom = parser.parse("<a href=x b=\"c\" b=d></p><br></br><!x>")
print(dom.toxml(), [(p, e) for p, e, _ in parser.errors])
print(html5lib.parseFragment("<td>a", container="tr", namespaceHTMLElements=False)[0].tag)
