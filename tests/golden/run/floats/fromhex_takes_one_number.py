print(float.fromhex("0x1921fb54442d180p-55"), float.fromhex(" -.8P+1\n"), float.fromhex("0x1p-1074"))  # expect: 3.141592653589793 -1.0 5e-324
for text in "++inf", "0x", "0x1p", "0x1p0 0x1p0", "1..0", "0x1p+-1", "--1", "0x.p1":
    try:
        print(text, float.fromhex(text))
    except ValueError as error:
        print(error)
# expect: invalid hexadecimal floating-point string
# expect: invalid hexadecimal floating-point string
# expect: invalid hexadecimal floating-point string
# expect: invalid hexadecimal floating-point string
# expect: invalid hexadecimal floating-point string
# expect: invalid hexadecimal floating-point string
# expect: invalid hexadecimal floating-point string
# expect: invalid hexadecimal floating-point string
try:
    float.fromhex("0x1p123456789123456789")
except OverflowError as error:
    print(error)  # expect: hexadecimal value too large to represent as a float
print(float.fromhex("-0x1p-123456789123456789"))  # expect: -0.0
