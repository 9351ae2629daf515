# python: 3.14
class Shown(str):
    def __repr__(self):
        return self


print(type(ascii(Shown("abc"))).__name__, "\u0345".swapcase() == "\u0399")  # expect: Shown True
for use in (lambda: "{}".format_map({}), lambda: "{[99999999999999999999]}".format([0]), lambda: "%c" % 1.5, lambda: __import__("_string").formatter_parser(1),
            lambda: list(__import__("_string").formatter_parser("{a!rx}"))):
    try:
        use()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError Format string contains positional fields
# expect: ValueError Too many decimal digits in format string
# expect: TypeError %c requires an int or a unicode character, not float
# expect: TypeError expected str, got int
# expect: ValueError expected ':' after conversion specifier
