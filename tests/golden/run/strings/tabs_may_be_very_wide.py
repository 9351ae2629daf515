# expandtabs measures before it makes anything; what cannot be is refused.
print(repr("a\tbc\td\r\te\n\tf".expandtabs(4)))  # expect: 'a   bc  d\r    e\n    f'
print(repr("a\t\t\U0001f600\tb".expandtabs(3)), repr(b"\tx\t".expandtabs(2)))  # expect: 'a     😀  b' b'  x '
print(repr("a\tb".expandtabs(0)), repr("a\tb".expandtabs(-5)))  # expect: 'ab' 'ab'
print(len("\t\t".expandtabs(1_000_000)))  # expect: 2000000
for text in "\t", b"\t":
    try:
        text.expandtabs(2**31)
    except OverflowError as error:
        print(error)
# expect: Python int too large to convert to C int
# expect: Python int too large to convert to C int
