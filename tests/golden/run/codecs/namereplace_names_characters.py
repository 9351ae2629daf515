# python: 3.14
import codecs

print("a\xac\u1234\u20ac\u8000\U0010ffff".encode("ascii", "namereplace"))
# expect: b'a\\N{NOT SIGN}\\N{ETHIOPIC SYLLABLE SEE}\\N{EURO SIGN}\\N{CJK UNIFIED IDEOGRAPH-8000}\\U0010ffff'
print(codecs.namereplace_errors(UnicodeEncodeError("ascii", "\u3042", 0, 1, "why")))  # expect: ('\\N{HIRAGANA LETTER A}', 1)


# Handlers look at what an error is, not at what it says it is.
class Fake(str):
    __class__ = UnicodeEncodeError


for name in ("strict", "ignore", "replace", "backslashreplace", "namereplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"):
    try:
        codecs.lookup_error(name)(Fake())
    except TypeError as error:
        print(error)
# expect: codec must pass exception instance
# expect: don't know how to handle Fake in error callback
# expect: don't know how to handle Fake in error callback
# expect: don't know how to handle Fake in error callback
# expect: don't know how to handle Fake in error callback
# expect: don't know how to handle Fake in error callback
# expect: don't know how to handle Fake in error callback
# expect: don't know how to handle Fake in error callback
wrong = UnicodeDecodeError("ascii", b"x", 0, 1, "why")
wrong.object = []
try:
    codecs.replace_errors(wrong)
except TypeError as error:
    print(error)  # expect: UnicodeError 'object' attribute must be a bytes
