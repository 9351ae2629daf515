# needs: python3-cssselect
from cssselect import GenericTranslator, HTMLTranslator, parse, SelectorError
for s in "div.content > p:first-child", "a[href^='http'], #x", "ul li:nth-child(2n+1):not(.q)", "*|e", "e ~ f + g::before", ":contains('x')", "input:checked", "e:nth-last-of-type(-n+3)", ":has(> a)", "a:b(", "[x", "e::a b":
    try:
        print(s, [repr(x) for x in parse(s)], GenericTranslator().css_to_xpath(s), HTMLTranslator().css_to_xpath(s))
    except SelectorError as e:
        print(s, type(e).__name__, e)
