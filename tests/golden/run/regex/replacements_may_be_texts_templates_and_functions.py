import re


class Text(str):
    pass


print(re.sub("b", "x", "abcb", count=1), re.subn("b", "", "abcb"), re.subn("z", "x", "abc"), re.sub("x*", "-", "abxd"))  # expect: axcb ('ac', 2) ('abc', 0) -a-b--d-
print(re.sub(r"(a)(b)?", r"[\2\1]", "abaac"), re.sub(r"(?P<n>\d)", r"<\g<n>>", "a1"), re.sub("b", lambda m: m.group().upper() * 2, "abcb"))  # expect: [ba][a][a]c a<1> aBBcBB
print(re.sub(Text("b"), Text("y"), Text("abc")), re.sub(b"b", bytearray(b"y"), bytearray(b"abc")), re.split("(,) *", "a, b,c", maxsplit=1), re.split("x*", "axbc"))  # expect: ayc b'ayc' ['a', ',', 'b,c'] ['', 'a', '', 'b', 'c', '']


def nested(match):
    return re.sub("[0-9]", lambda inner: str(int(inner.group()) + 1), match.group())


print(re.sub("<[^>]*>", nested, "1<12>2<3>"))  # expect: 1<23>2<4>
