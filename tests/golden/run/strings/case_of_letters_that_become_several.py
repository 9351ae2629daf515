print("ı".upper(), "ſ".upper(), "ᾳ".upper(), "ᾳ".title(), "ﬁ".title(), "ŉ".upper())  # expect: I S ΑΙ ᾼ Fi ʼN
print("ẞ".casefold(), "Ꭰ".casefold() == "ꭰ".casefold() == "Ꭰ", "ϐ".casefold(), "ᾈ".casefold())  # expect: ss True β ἀι
