import codecs
import io

text = "日本語 テスト abc"
for name in "shift_jis", "euc_jp", "iso2022_jp", "gb18030", "cp932":
    data = text.encode(name)
    print(name, data[:6], data.decode(name) == text)
for name, text in ("gbk", "汉字"), ("big5", "漢字"), ("euc_kr", "한글"), ("gb2312", "中文"), ("cp949", "한글"):
    data = text.encode(name)
    print(name, data, data.decode(name) == text)
try:
    "ab\u0e01".encode("shift_jis")
except UnicodeEncodeError as error:
    print(error)
print("ab\u0e01c".encode("gbk", "replace"), "ab\u0e01c".encode("big5", "ignore"), "\u0e01".encode("euc_kr", "xmlcharrefreplace"))
for data in b"ab\x81", b"ab\xff\xffc":
    try:
        data.decode("gbk")
    except UnicodeDecodeError as error:
        print(error)
print(b"ab\xff\xffc".decode("gbk", "replace"), b"ab\xff\xffc".decode("gbk", "ignore"))
decoder = codecs.getincrementaldecoder("euc_jp")()
print([decoder.decode(bytes((byte,))) for byte in "日本".encode("euc_jp")])
reader = io.TextIOWrapper(io.BytesIO("一\n二\n".encode("big5")), "big5")
print(reader.readlines())
# expect: shift_jis b'\x93\xfa\x96{\x8c\xea' True
# expect: euc_jp b'\xc6\xfc\xcb\xdc\xb8\xec' True
# expect: iso2022_jp b'\x1b$BF|K' True
# expect: gb18030 b'\xc8\xd5\xb1\xbe\xd5Z' True
# expect: cp932 b'\x93\xfa\x96{\x8c\xea' True
# expect: gbk b'\xba\xba\xd7\xd6' True
# expect: big5 b'\xba~\xa6r' True
# expect: euc_kr b'\xc7\xd1\xb1\xdb' True
# expect: gb2312 b'\xd6\xd0\xce\xc4' True
# expect: cp949 b'\xc7\xd1\xb1\xdb' True
# expect: 'shift_jis' codec can't encode character '\u0e01' in position 2: illegal multibyte sequence
# expect: b'ab?c' b'abc' b'&#3585;'
# expect: 'gbk' codec can't decode byte 0x81 in position 2: incomplete multibyte sequence
# expect: 'gbk' codec can't decode byte 0xff in position 2: illegal multibyte sequence
# expect: ab��c abc
# expect: ['', '日', '', '本']
# expect: ['一\n', '二\n']
