# needs: python3-construct
from construct import Struct, Int8ub, Int16ul, Array, this, PascalString, Const, Enum, Switch, Bytes, GreedyRange, BitStruct, BitsInteger, Flag, Padding, CString, Rebuild, len_, Checksum, RawCopy, VarInt, Computed, If, Pointer, ConstError
Header = Struct("magic" / Const(b"AB"), "kind" / Enum(Int8ub, text=1, numbers=2), "count" / Rebuild(Int8ub, len_(this.items)),
                "items" / Array(this.count, Switch(this._.kind, {"text": PascalString(VarInt, "utf8"), "numbers": Int16ul}, default=Int8ub)), "twice" / Computed(this.count * 2))
Simple = Struct("magic" / Const(b"AB"), "kind" / Enum(Int8ub, text=1, numbers=2), "n" / Int8ub, "items" / Array(this.n, Int16ul), "twice" / Computed(this.n * 2))
data = Simple.build(dict(kind="numbers", n=3, items=[1, 2, 65535]))
print(data, Simple.parse(data))
flags = BitStruct("a" / BitsInteger(3), "b" / Flag, Padding(4))
print(flags.parse(b"\xb0"), flags.build(dict(a=2, b=True)), flags.sizeof())
print(GreedyRange(CString("ascii")).parse(b"ab\0cd\0"), VarInt.build(300), VarInt.parse(b"\xac\x02"))
try:
    Simple.parse(b"XX")
except ConstError as e:
    print(str(e).splitlines()[0])
print(Struct("x" / If(True, Int8ub), "p" / Pointer(0, Bytes(2))).parse(b"\x05\x06"))
