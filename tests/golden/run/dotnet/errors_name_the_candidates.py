from System import Byte, Convert, Math, Version

try:
    Math.Sqrt("four")
except TypeError as error:
    print(error)
# expect: Math.Sqrt(str) fits not the one overload:
# expect:   Sqrt(d: float) -> float
try:
    Version("a", "b")
except TypeError as error:
    print(error)
# expect: Version.__new__(str, str) fits none of the overloads:
# expect:   Version(major: Int32, minor: Int32, build: Int32, revision: Int32)
# expect:   Version(major: Int32, minor: Int32, build: Int32)
# expect:   Version(major: Int32, minor: Int32)
# expect:   Version(version: str)
# expect:   Version()
try:
    Version(2**40, 1)
except OverflowError as error:
    print(str(error).splitlines()[0])  # expect: Version.__new__(int, int) fits none of the overloads, a number is too large for its type:
try:
    Math.Nothing
except AttributeError as error:
    print(error)  # expect: type object 'Math' has no attribute 'Nothing'
from System import Console

try:
    Console.WriteLine(None)
except TypeError as error:
    print(error)
# expect: Console.WriteLine(NoneType) is ambiguous; it could be
# expect:   WriteLine(buffer: Array[Char]) -> None
# expect:   WriteLine(value: str) -> None
