import clr
import datetime
import decimal
from System import Array, Byte, Char, Console, Convert, DateTime, Decimal, Object, String
from System.Collections.Generic import List
from System.Text import Encoding

print(bytes(Encoding.UTF8.GetBytes("é")), Encoding.UTF8.GetString(b"\xc3\xa9"))  # expect: b'\xc3\xa9' é
print(DateTime.Compare(datetime.datetime(2026, 1, 1), DateTime(2026, 1, 1)))  # expect: 0
print(Decimal.Add(decimal.Decimal("1.5"), 1))  # expect: 2.5
print(String("x", 3) if False else Char.ToUpper("x"))  # expect: X
print(Char.IsDigit("5"), Byte.MaxValue)  # expect: True 255
boxed = List[Object]([1, "two", 3.0, None, [4]])
print([boxed[0], boxed[1], boxed[2], boxed[3]], boxed[4])  # expect: [1, 'two', 3.0, None] [4]
print(clr.Convert(5, Decimal), type(clr.Convert(5, Decimal)).__name__)  # expect: 5 Decimal
print(clr.GetClrType(int).FullName, clr.GetClrType(List[str]).Name)  # expect: System.Int64 List`1
print(clr.GetPythonType(clr.GetClrType(List[int])) is List[int])  # expect: True
for wrong in (300, -1):
    try:
        Convert.ToString(Array[Byte]([wrong])[0])
    except OverflowError as error:
        print(error)
# expect: a Python int does not fit into byte: 300
# expect: a Python int does not fit into byte: -1

# A number of .NET's is Python's: its class says whether it fits.
from System import Byte, Char, Half, Int32, UInt64
print(Byte(3), Int32(-7), Half(1.5), UInt64(), Char("x"))  # expect: 3 -7 1.5 0 x
for make in (lambda: Byte(300), lambda: Int32("3")):
    try:
        make()
    except (OverflowError, TypeError) as error:
        print(error)
# expect: the number does not fit into Byte
# expect: Int32(x) takes what a Int32 may be, not this 'str'
