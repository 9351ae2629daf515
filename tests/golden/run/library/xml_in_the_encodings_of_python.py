from xml.etree import ElementTree

for encoding in ("windows-1251", "koi8-r", "cp866"):
    print(ElementTree.fromstring(f"<?xml version='1.0' encoding='{encoding}'?>\n<a b='до'>после</a>".encode(encoding)).text)
# expect: после
# expect: после
# expect: после
for encoding, error in (("nothing-1", LookupError), ("gbk", ValueError)):
    try:
        ElementTree.fromstring(f"<?xml version='1.0' encoding='{encoding}'?><a/>".encode())
    except error as raised:
        print(raised)
# expect: unknown encoding: nothing-1
# expect: multi-byte encodings are not supported
