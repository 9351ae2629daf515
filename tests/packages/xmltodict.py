# needs: python3-xmltodict
import xmltodict
TEXT = '<?xml version="1.0"?><a x="1"><!-- c --><b>1</b><b y="2">t</b><c/><n:d xmlns:n="u:v">&lt;é</n:d><e>mixed <f>g</f> tail</e></a>'
d = xmltodict.parse(TEXT); print(d); print(xmltodict.unparse(d, pretty=True)); print(xmltodict.parse(TEXT, process_namespaces=True, force_list=("c",), attr_prefix="", cdata_key="text", dict_constructor=dict))
xmltodict.parse("<r><i k='1'>a</i><i k='2'>b</i></r>", item_depth=2, item_callback=lambda p, i: print(p, i) or True)
for bad in "<a>", "", "<a></b>":
    try:
        xmltodict.parse(bad)
    except Exception as e:
        print(type(e).__name__, e)
