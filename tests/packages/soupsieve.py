# needs: python3-soupsieve python3-bs4
import soupsieve as sv
from bs4 import BeautifulSoup
soup = BeautifulSoup("<div><p lang=en>a</p><p lang=de-CH>b</p><p>c<span dir=rtl>d</span></p><input type=checkbox checked><input required></div>", "html.parser")
for s in "p:not([lang])", "p:is([lang|=en],[lang^=de])", ":has(> span)", "input:checked", ":lang('de')", "p:nth-last-child(2 of p)", "p + p ~ input", ":required", "div > :first-child", "p:contains(c)":
    print(s, [str(x) for x in sv.select(s, soup)])
for bad in "p:", "[a", "p >> q":
    try:
        sv.compile(bad)
    except sv.SelectorSyntaxError as e:
        print(e)
