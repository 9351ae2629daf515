import xml.parsers.expat

p = xml.parsers.expat.ParserCreate()
p.EntityDeclHandler = lambda *a: print("entity", a)
p.ElementDeclHandler = lambda *a: print("element", a)
p.AttlistDeclHandler = lambda *a: print("attlist", a)
p.NotationDeclHandler = lambda *a: print("notation", a)
p.StartDoctypeDeclHandler = lambda *a: print("start", a)
p.EndDoctypeDeclHandler = lambda: print("end")
p.Parse("""<!DOCTYPE r [
  <!-- <!ENTITY no "no"> -->
  <!ENTITY a "x &#65; y"> <!ENTITY b SYSTEM "u"> <!ENTITY % c PUBLIC "p" "s">
  <!NOTATION n SYSTEM "v"> <!ELEMENT r (q?, (s | t)*)> <!ELEMENT q (#PCDATA)>
  <!ATTLIST r id ID #REQUIRED k (x|y) "x" f CDATA #FIXED "1">
]><r id="1"/>""", True)
# expect: start ('r', None, None, 1)
# expect: entity ('a', 0, 'x A y', None, None, None, None)
# expect: entity ('b', 0, None, None, 'u', None, None)
# expect: entity ('c', 1, None, None, 's', 'p', None)
# expect: notation ('n', None, 'v', None)
# expect: element ('r', (6, 0, None, ((4, 1, 'q', ()), (5, 2, None, ((4, 0, 's', ()), (4, 0, 't', ()))))))
# expect: element ('q', (3, 0, None, ()))
# expect: attlist ('r', 'id', 'ID', None, 1)
# expect: attlist ('r', 'k', '(x|y)', 'x', 0)
# expect: attlist ('r', 'f', 'CDATA', '1', 1)
# expect: end
