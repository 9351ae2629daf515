import re

text = "-" * 500 + "agggtaac" + "é" * 40 + "agggtaaa" + "\n" + "x" * 30 + "tail"
print([m.span() for m in re.finditer("agggta[ac]a|ta+c", text)])  # expect: [(504, 508), (548, 556)]
print(re.search("(?m)^x+tail$", text).span(), re.search(".*tail", text).span(), re.search(".*none", text), re.search("é+a", text).span())  # expect: (557, 591) (557, 591) None (508, 549)
data = text.encode("latin-1")
print([m.span() for m in re.finditer(b"agggta[ac]a|ta+c", data)], re.search(b"[^-]+", data).span(), re.search("\u20ac".encode("utf-8"), data))  # expect: [(504, 508), (548, 556)] (500, 591) None
astral = "\U0001f600" * 20 + "ab" + "\U0001f601"
print(re.search("ab.", astral).span(), re.search("[\U0001f601]", astral).span(), re.findall("a(?=b)", astral), re.sub("\U0001f600+", "x", astral) == "xab\U0001f601")  # expect: (20, 23) (22, 23) ['a'] True
