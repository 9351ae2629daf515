import re

pairs = [("ſ", "s"), ("s", "ſ"), ("ß", "ẞ"), ("i", "İ"), ("ı", "I"), ("[ſ]", "S"), ("ς", "Σ"), ("K", "k"), ("ǆ", "ǅ"), ("ı", "x")]
print([re.fullmatch(pattern, text, re.IGNORECASE) is not None for pattern, text in pairs])
# expect: [True, True, True, True, True, True, True, True, True, False]
