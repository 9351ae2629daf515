print([hash(text) == hash(text.encode("latin-1")) for text in ("", "a", "abcdefgh", "caf\xe9", "x" * 1000)])  # expect: [True, True, True, True, True]
print(hash(""), hash(b""))  # expect: 0 0
print({"": 1, b"": 2}[""], {"\u2211": 1}["\u2211"], {"\U0001f40d": 2}["\U0001f40d"])  # expect: 1 1 2
