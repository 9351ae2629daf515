import re

print(re.match(r"(?>.*).", "abc"), re.match(r"(?>a|ab)c", "abc"), re.match(r"a(?>bc|b)c", "abcc").span())  # expect: None None (0, 4)
print(re.match(r"(?:ab|a)*+b", "abab"), re.match(r"(?=(a+))a*b\1", "baaabac"), re.search(r"(?=(a+))a*b\1", "baaabac").groups())  # expect: None None ('a',)
print(re.match(r"(e?){2,4}+a", "eeea").groups(), re.match(r"(ae)*+a", "aea").groups(), re.match(r"()*+a", "a").groups())  # expect: ('',) ('ae',) ('',)
