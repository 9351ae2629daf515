import codecs

for text in "abc", "a+b", "Hi Mom -\u263a-!", "\U0001f600", "1\xe9 2":
    print(text.encode("utf-7"), text.encode("utf-7").decode("utf-7") == text)
# expect: b'abc' True
# expect: b'a+-b' True
# expect: b'Hi Mom -+Jjo--!' True
# expect: b'+2D3eAA-' True
# expect: b'1+AOk 2' True
decoder = codecs.getincrementaldecoder("utf-7")()
print(ascii("".join(decoder.decode(bytes([byte])) for byte in b"a+2D3eAA-b")))  # expect: 'a\U0001f600b'
try:
    b"+AOl".decode("utf-7")
except UnicodeDecodeError as error:
    print(error)  # expect: 'utf7' codec can't decode bytes in position 0-3: unterminated shift sequence
