import re

print(re.match(r"(?:ab|cd)*", "ab" * 100_000).end())  # expect: 200000
print(re.match(r"(?:a|b)*?c", "ab" * 100_000 + "c").end())  # expect: 200001
print(re.fullmatch(r"(?:(a)|(b))*", "ab" * 100_000).span(2))  # expect: (199999, 200000)
