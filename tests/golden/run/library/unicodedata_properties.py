import traceback
import unicodedata as u

print([u.category(c) for c in "aA1 é☃\u0301"], u.east_asian_width("字"), u.east_asian_width("a"), u.bidirectional("א"), u.mirrored("("), u.combining("\u0301"))  # expect: ['Ll', 'Lu', 'Nd', 'Zs', 'Ll', 'So', 'Mn'] W Na R 1 230
print(u.normalize("NFD", "é한") == "e\u0301\u1112\u1161\u11ab", u.normalize("NFC", "e\u0301") == "é", u.normalize("NFKC", "ﬁ²"), u.is_normalized("NFC", "é"))  # expect: True True fi2 True
print(u.decomposition("²"), u.decimal("٣"), u.digit("²"), u.numeric("½"), u.digit("x", None), u.lookup("snowman") == "☃")  # expect: <super> 0032 3 2 0.5 None True
try:
    "字字".missing
except AttributeError as error:
    print("字字" in "".join(traceback.format_exception(error)))  # expect: True
