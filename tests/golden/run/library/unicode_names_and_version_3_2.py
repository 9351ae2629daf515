import unicodedata
from unicodedata import ucd_3_2_0 as old

for c in "A\u20ac\u4e2d\ud55c\U0001f600\u0301":
    print(unicodedata.name(c))
# expect: LATIN CAPITAL LETTER A
# expect: EURO SIGN
# expect: CJK UNIFIED IDEOGRAPH-4E2D
# expect: HANGUL SYLLABLE HAN
# expect: GRINNING FACE
# expect: COMBINING ACUTE ACCENT
print(unicodedata.name("\n", "none"), unicodedata.lookup("LINE FEED") == "\n")  # expect: none True
try:
    unicodedata.name("\x00")
except ValueError as e:
    print(e)  # expect: no such name
print(old.unidata_version, old.category("\u0221"), unicodedata.category("\u0221"))  # expect: 3.2.0 Cn Ll
print(old.name("\U0001f600", None), old.normalize("NFKC", "\ufb01"), old.east_asian_width("\u20a9"))  # expect: None fi H
print("stra\xdfe.example".encode("idna"), b"xn--eckwd4c7c.xn--zckzah".decode("idna"))  # expect: b'strasse.example' ドメイン.テスト
print("p\xf6t".encode("punycode"), b"pt-fka".decode("punycode"))  # expect: b'pt-fka' pöt
