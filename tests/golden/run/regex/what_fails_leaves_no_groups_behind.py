import re

print(re.match(r"(?:(a)b|(a)c)", "ac").groups())  # expect: (None, 'a')
print(re.match(r"(?!(a)b)(a)c", "ac").groups())  # expect: (None, 'a')
print(re.match(r"(?:(?=(a))b|a(c))", "ac").groups())  # expect: (None, 'c')
print(re.match(r"(?>(a)|(b))*c", "abc").groups())  # expect: ('a', 'b')
print(re.match(r"(?:(?:(a)|b)x|(b)y)*", "axby").groups())  # expect: ('a', 'b')
print(re.match(r"(a)?(?:(b)|(c)d)*?e", "bcde").groups())  # expect: (None, 'b', 'c')
