class Flags:
    def __init__(self, bits):
        self.bits = bits

    def __and__(self, other):
        return [] if self.bits & other == 0 else [self.bits]


def test(x, mask):
    if x & mask:
        return "set"
    return "clear"


print(test(6, 2), test(6, 1), test(-1, 1 << 62))  # expect: set clear set
print(test(1 << 70, 1 << 70), test(1 << 70, 1), test(True, False))  # expect: set clear clear
print(test(Flags(4), 4), test(Flags(4), 3), test({1}, {1}), test({1}, {2}))  # expect: set clear set clear
try:
    test(1.0, 1)
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for &: 'float' and 'int'
