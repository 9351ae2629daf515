import pyexpat
from xml.etree.ElementTree import XMLPullParser

parser = XMLPullParser(("start", "end"))
for piece in ("<stream><message to='a", "'>text", "</message>", "<message/>", "</stream>"):
    parser.feed(piece)
    print([(event, element.tag, element.text) for event, element in parser.read_events()])
# expect: [('start', 'stream', None)]
# expect: [('start', 'message', None)]
# expect: [('end', 'message', 'text')]
# expect: [('start', 'message', None), ('end', 'message', None)]
# expect: [('end', 'stream', None)]
for pieces in (("<a>", "<b></c>", "</a>"), ("<a></a>", "<b/>"), ("<a>", "x", None), ("<a>", "&b;</a>")):
    parser = pyexpat.ParserCreate()
    came = 0
    try:
        for piece in pieces:
            parser.Parse(piece or "", piece is None)
            came += 1
    except pyexpat.ExpatError as error:
        print(came, error)
# expect: 1 mismatched tag: line 1, column 8
# expect: 1 junk after document element: line 1, column 7
# expect: 2 no element found: line 1, column 4
# expect: 1 undefined entity: line 1, column 3
parser = pyexpat.ParserCreate()
told = []
parser.StartElementHandler = lambda name, attributes: told.append(name)
document = b"<list>" + b"<item>some text</item>" * 20000 + b"</list>"
counts = []
for at in range(0, len(document), 1 << 14):
    parser.Parse(document[at:at + (1 << 14)], False)
    counts.append(len(told))
parser.Parse(b"", True)
print(len(told), counts == sorted(counts), counts[0] > 0, counts[-1] > 10000)  # expect: 20001 True True True
