# Looking at the end of a text that is being built sees what was added last, surrogates and all.
text = ""
for i in range(3000):
    text += chr(97 + i % 26)
    assert text[-1] == chr(97 + i % 26) and text[0] == "a" and text[-3:] == text[max(len(text) - 3, 0):], i
print(len(text), text[:4], text[1500], text[-2:], text[5:8])  # expect: 3000 abcd s ij fgh
print(sum(text[i] == chr(97 + i % 26) for i in range(len(text))))  # expect: 3000

text = "x" * 600
for part in "\ud83d", "\ude00", "\U0001f600", "é":
    text += part
    print(ascii(text[-1]), ascii(text[-2:]), len(text))
# expect: '\ud83d' 'x\ud83d' 601
# expect: '\ude00' '\ud83d\ude00' 602
# expect: '\U0001f600' '\ude00\U0001f600' 603
# expect: '\xe9' '\U0001f600\xe9' 604
