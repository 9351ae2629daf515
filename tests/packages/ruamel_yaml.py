# needs: python3-ruamel.yaml
import sys, io
from ruamel.yaml import YAML
T = "# top\na: 1 # one\nb:\n  - x\n  # mid\n  - {k: 'v', n: 0x1F}\nc: |\n  lit\nd: &A\n  e: 2.50\nf:\n  <<: *A\n  g: \"q\"\n"
y = YAML(); y.preserve_quotes = True; d = y.load(T); d["b"].append("new"); d.insert(1, "ins", 5, comment="c"); y.dump(d, sys.stdout); print(d["f"]["e"], YAML(typ="safe", pure=True).load(T))
try:
    y.load("a: 1\na: 2")
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])
