import base64
import binascii

print(binascii.hexlify(b"\x00\xff-", ":"), binascii.unhexlify("00fF"), binascii.b2a_base64(b"hello"), binascii.a2b_base64("aGVs\nbG8="))  # expect: b'00:ff:2d' b'\x00\xff' b'aGVsbG8=\n' b'hello'
print(binascii.crc32(b"abc"), binascii.crc_hqx(b"abc", 0), binascii.b2a_uu(b"cat"), binascii.a2b_uu("#8V%T\n"))  # expect: 891568578 40406 b'#8V%T\n' b'cat'
print(binascii.b2a_qp(b"caf\xc3\xa9 = \n"), binascii.a2b_qp("caf=C3=A9=\n!"))  # expect: b'caf=C3=A9 =3D=20\n' b'caf\xc3\xa9!'
print(base64.b64decode("aGk="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"hi"), base64.b85encode(b"hello"))  # expect: b'hi' b'-_8=' b'NBUQ====' b'Xk~0{Zv'
for text in ("abc", "zz", "a"):
    try:
        binascii.unhexlify(text) if text != "a" else binascii.a2b_base64(text)
    except binascii.Error as error:
        print(error)
# expect: Odd-length string
# expect: Non-hexadecimal digit found
# expect: Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
