import re

print(re.fullmatch(r"(\w??){1,2}", "a").groups(), re.fullmatch(r"(?:(a)|b*){1,2}", "ab").groups())  # expect: ('a',) ('a',)
print(re.fullmatch(r"(?:(a*)+?|\d*)+?", "aa").groups(), re.match(r"(?:a?)*?b", "aab").span())  # expect: ('aa',) (0, 3)
