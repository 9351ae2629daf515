# needs: python3-commonmark
import commonmark
TEXT = """Title
=====

* one
* two
    code?

  para *em **strong*** `code`

1) a
2) b

> quote
continued

```python
x = 1 < 2
```

[link](http://x.y/ä "t") ![img](a.png) <http://auto.link> &copy; \\*no\\*

[ref]: /url 'title'
[ref] and [other][ref]
***
<div>raw</div>
"""
print(commonmark.commonmark(TEXT))
parser = commonmark.Parser()
ast = parser.parse("# A *b*\n\nc")
print(commonmark.dumpJSON(ast)[:200])
print(commonmark.commonmark(TEXT, format="rst"))
