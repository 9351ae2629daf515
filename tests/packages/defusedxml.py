# needs: python3-defusedxml
import defusedxml.ElementTree as ET, defusedxml.minidom, defusedxml.sax
from defusedxml import EntitiesForbidden, DTDForbidden
print(ET.tostring(ET.fromstring("<a><b x='1'>t</b></a>")), defusedxml.minidom.parseString("<q/>").toxml())
for text, options in (("<!DOCTYPE x [<!ENTITY a 'aa'>]><x>&a;</x>", {}), ("<!DOCTYPE x><x/>", {"forbid_dtd": True}), ("<!DOCTYPE x SYSTEM 'http://x/y'><x/>", {"forbid_external": False})):
    try:
        print(ET.tostring(ET.fromstring(text, **options)))
    except (EntitiesForbidden, DTDForbidden) as e:
        print(e)
