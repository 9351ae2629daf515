# needs: python3-tomlkit
import tomlkit
TEXT = "# head\ntitle = \"x\" # c\n\n[a]\nb = [1,\n  2, # two\n]\nc.d = 1979-05-27\n\n[[t]]\nn = 'q'\n"
doc = tomlkit.parse(TEXT); print(doc.as_string() == TEXT)
doc["a"]["b"].append(3); doc["new"] = {"k": True}; doc["a"]["e"] = 1.5; doc["title"] = "y"; doc.add(tomlkit.comment("end")); doc["t"].append(tomlkit.table()); print(tomlkit.dumps(doc), doc.unwrap() if hasattr(doc, "unwrap") else doc)
for bad in "a = 1\na = 2", "x = 'y", "[a]\n[a]", "a = 00":
    try:
        tomlkit.parse(bad)
    except tomlkit.exceptions.TOMLKitError as e:
        print(type(e).__name__, e)
