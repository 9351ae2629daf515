# needs: python3-idna
import idna
for name in "ドメイン.テスト", "faß.de", "straße.example", "xn--eckwd4c7c.xn--zckzah", "a_b", "ß", "\u200d", "öäü.com":
    for f in idna.encode, idna.decode, lambda n: idna.encode(n, uts46=True, transitional=True):
        try:
            print(name, f(name))
        except (idna.IDNAError, UnicodeError) as e:
            print(type(e).__name__, e)
