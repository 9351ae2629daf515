# needs: python3-markdown
import markdown
TEXT = """# Title {#id}

Para with *em*, **strong**, `code`, [link](http://x.y "t"), <b>raw</b> &amp; [ref].

[ref]: http://z "T"

a | b
--|--
1 | *2*

```python
def f(): pass
```

Term
: Definition

Note[^1]. HTML is abbreviated.

*[HTML]: Hyper
[^1]: The note.

1. one
2. two
    * nested

> quote
"""
print(markdown.markdown(TEXT))
print(markdown.markdown(TEXT, extensions=["extra", "toc", "sane_lists", "smarty", "admonition", "meta", "nl2br"]))
md = markdown.Markdown(extensions=["toc"])
md.convert("# A\n## B\n## C")
print(md.toc)
