import xml.dom.minidom
import xml.etree.ElementTree as ET

root = ET.fromstring("<a x='1' xmlns:n='urn:n'>t<b/>tail<n:c y='&lt;'>&amp;&#65;</n:c><![CDATA[<raw>]]></a>")
print([(e.tag, e.attrib, e.text, e.tail) for e in root.iter()])
print(ET.tostring(root))
for text in "", "<a>", "<a></b>", "<a/><b/>", "<a>&nothing;</a>", "<a x='1' x='2'/>":
    try:
        ET.fromstring(text)
    except ET.ParseError as e:
        print(e.code, str(e).partition(":")[0])
print(xml.dom.minidom.parseString("<p><!-- c --><?do it?><q r='s'/></p>").toxml())

# expect: [('a', {'x': '1'}, 't', None), ('b', {}, None, 'tail'), ('{urn:n}c', {'y': '<'}, '&A', '<raw>')]
# expect: b'<a xmlns:ns0="urn:n" x="1">t<b />tail<ns0:c y="&lt;">&amp;A</ns0:c>&lt;raw&gt;</a>'
# expect: 3 no element found
# expect: 3 no element found
# expect: 7 mismatched tag
# expect: 9 junk after document element
# expect: 11 undefined entity
# expect: 8 duplicate attribute
# expect: <?xml version="1.0" ?><p><!-- c --><?do it?><q r="s"/></p>
