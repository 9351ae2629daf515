# needs: python3-yaml
import yaml, datetime
TEXT = """a: &x [1, 2.5, 0x1F, 0o17, 1_000, .inf, ~, yes, 'it''s', "\\u00e9\\n"]
b: *x
c: {d: 2001-12-14t21:59:43.10-05:00, e: 2002-12-14}
f: |
  lit
   eral
g: >-
  fold
  ed

  x
<<: {m: 1}
? [k]
: !!set {p, q}
h: !!binary R0lG
"""
d = yaml.safe_load(TEXT.replace("? [k]\n: ", "s: ")); print(d); print(yaml.dump(d, default_flow_style=False, allow_unicode=True, sort_keys=True)); print([type(e).__name__ for e in yaml.parse(TEXT)][:12], list(yaml.safe_load_all("a\n---\nb\n...\n")))
class P(yaml.YAMLObject):
    yaml_tag = "!P"; yaml_loader = yaml.SafeLoader
    def __init__(self, x): self.x = x
print(yaml.safe_load("!P {x: 3}").x, yaml.dump(P([1, {"k": "v"}])))
for bad in "a: [1", "a: b: c", "- x\n y: z", "\t- a", "*nope", "!!python/object:os.system x":
    try:
        print(yaml.safe_load(bad))
    except yaml.YAMLError as e:
        print(type(e).__name__, str(e).replace("\n", " / "))
