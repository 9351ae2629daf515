# needs: python3-unidecode
from unidecode import unidecode, unidecode_expect_ascii
for s in "kožušček", "北京", "Ещё раз", "ﬁ ½ € ™", "日本語", "\U0001d5c4\U0001d5c6", "𝔘", "ßæØ", "\ue000x": print(s, unidecode(s), unidecode_expect_ascii(s, errors="replace"))
