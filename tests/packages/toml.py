# needs: python3-toml
import toml, datetime
TEXT = """title = "x"\n[owner]\nname = 'a\\b'\ndob = 1979-05-27T07:32:00-08:00\n[[p]]\nv = [1, 2]\nw = {a = 1, b = "c"}\n[[p]]\nf = 1e3\nm = \"\"\"\nx\ny\"\"\"\nh = 0xff\nb = true\n"""
d = toml.loads(TEXT); print(d); print(toml.dumps(d))
for bad in "a = ", "a = 1\na = 2", "[x", "b = [1, 'a'":
    try:
        print(toml.loads(bad))
    except toml.TomlDecodeError as e:
        print(e)
