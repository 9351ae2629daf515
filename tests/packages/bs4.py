# needs: python3-bs4 python3-soupsieve python3-html5lib python3-webencodings python3-six
from bs4 import BeautifulSoup, Comment
TEXT = """<html><head><title>Tag soup</title></head><body><p class="a b" id=one>One <b>bold<i>both</b>italic</i></p>
<!-- note --><ul><li>1<li>2<li class=last>3</ul><table><tr><td>x<td>y</table><a href="/p?q=1&amp;r=2">link</a></body>"""
for parser in "html.parser", "html5lib":
    soup = BeautifulSoup(TEXT, parser)
    print(parser, soup.title.string, [li.get_text() for li in soup.find_all("li")], soup.p["class"], soup.a["href"])
    print(soup.select("li.last, p#one > b"), [len(x) for x in soup.select("ul > li:nth-of-type(2n+1)")])
    print(soup.find(string=lambda s: isinstance(s, Comment)), soup.li.find_next_sibling("li"), soup.b.parent.name)
    soup.p.append(soup.new_tag("span", attrs={"data-x": "<&>"}))
    soup.i.unwrap()
    print(soup.p, soup.table)
print(BeautifulSoup("<a><b>1</b></a>", "html.parser").prettify(formatter="minimal"))
print(BeautifulSoup("<p>\u00e9 &eacute; &lt;</p>".encode("latin-1"), "html.parser", from_encoding="latin-1").p.encode("ascii"))
