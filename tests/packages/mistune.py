# needs: python3-mistune
import mistune
TEXT = "# H\n\na *b* **c** ~~d~~ `e` [f](http://g \"h\") ![i](j)\n\n* k\n* l\n    1. m\n\n> n\n\n```py\no = 1\n```\n\n|p|q|\n|-|-|\n|r|s|\n\n<div>t</div>\n\nhttp://u.v line  \nbreak\n\nfoot[^1]\n\n[^1]: note\n"
make = getattr(mistune, "create_markdown", None)
print(mistune.html(TEXT) if make else mistune.markdown(TEXT))
if make:
    print(make(plugins=["strikethrough", "footnotes", "table", "url"], escape=True)(TEXT))
    print(make(renderer="ast" if hasattr(mistune, "AstRenderer") else None)(TEXT))
