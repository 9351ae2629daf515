# needs: python3-rich python3-pygments python3-markdown-it python3-mdurl python3-linkify-it python3-mdit-py-plugins python3-uc-micro python3-typing-extensions
import io
from rich.console import Console
from rich.table import Table
from rich.tree import Tree
from rich.panel import Panel
from rich.text import Text
from rich.markdown import Markdown
from rich.syntax import Syntax
from rich.pretty import pretty_repr
from rich.progress import track
from rich import box
for color in None, "truecolor":
    out = io.StringIO()
    c = Console(file=out, width=60, color_system=color, force_terminal=color is not None, legacy_windows=False, _environ={})
    t = Table(title="Films", box=box.ROUNDED); t.add_column("Year", justify="right", style="cyan"); t.add_column("Title 大"); t.add_row("1999", "[bold]Phantom[/] Menace"); t.add_row("2002", "Clones :smile:")
    c.print(t); tree = Tree("root"); tree.add("[red]a").add("b"); tree.add("c"); c.print(tree)
    c.print(Panel.fit("Hello, [b magenta]World[/]!", subtitle="s")); c.print(Markdown("# H\n\n* a **b**\n\n> q\n\n`code`")); c.print(Syntax("def f(x):\n    return x + 1", "python", line_numbers=True))
    c.print({"a": [1, 2.5, None, True], "b": {"c": "x" * 50}}); c.rule("end"); c.print("http://a.b 3.14 'str'")
    print(out.getvalue())
print(pretty_repr({"k": list(range(30))}, max_width=40), Text.from_markup("[b]x[/b]y").spans, repr(Text.assemble(("a", "red"), "b")))
try:
    Console(file=io.StringIO()).print("[bad]x[/worse]")
except Exception as e:
    print(type(e).__name__, e)
