# needs: python3-pyasn1
from pyasn1.type import univ, namedtype, tag, constraint, char, useful
from pyasn1.codec.der import encoder, decoder
from pyasn1.codec.native import encoder as native
from pyasn1 import error
class Record(univ.Sequence):
    componentType = namedtype.NamedTypes(namedtype.NamedType("id", univ.Integer()), namedtype.OptionalNamedType("room", univ.Integer().subtype(implicitTag=tag.Tag(tag.tagClassContext, tag.tagFormatSimple, 0))),
                                         namedtype.DefaultedNamedType("house", univ.Integer(0).subtype(implicitTag=tag.Tag(tag.tagClassContext, tag.tagFormatSimple, 1))), namedtype.NamedType("name", char.UTF8String()))
r = Record(); r["id"] = 123; r["room"] = 321; r["name"] = "Jö"
data = encoder.encode(r)
print(data.hex(), r.prettyPrint())
back, rest = decoder.decode(data + b"x", asn1Spec=Record())
print(back["name"] == r["name"], rest, native.encode(back))
print(encoder.encode(univ.ObjectIdentifier("1.3.6.1.4.1")).hex(), encoder.encode(univ.BitString("1011")).hex(), encoder.encode(univ.Real(1.5)).hex(), univ.OctetString(hexValue="ff00").asOctets())
class Small(univ.Integer):
    subtypeSpec = constraint.ValueRangeConstraint(1, 10)
for make in (lambda: Small(11), lambda: decoder.decode(b"\x30\x05\x02"), lambda: encoder.encode(Record())):
    try:
        make()
    except error.PyAsn1Error as e:
        print(type(e).__name__)
