# What is read, written or made often gets code of its own; it answers as before, for every value.
from System import DateTime, Environment, String, TimeSpan, Uri, Version
from System.Collections.Generic import List
from System.IO import MemoryStream
from System.Numerics import Vector2
from System.Runtime.CompilerServices import StrongBox
from System.Text import StringBuilder
from System.Threading import Thread
from System.Threading.Tasks import Task


def often(f):
    for _ in range(60):
        f()
    return f()


builder = StringBuilder("text")
print(often(lambda: builder.Length))  # expect: 4
print(often(lambda: String.Empty + "."), often(lambda: Environment.NewLine == "\n"))  # expect: . True
print(often(lambda: DateTime.MaxValue.Year), often(lambda: type(TimeSpan.Zero).__name__))  # expect: 9999 TimeSpan
box = StrongBox[int](3)
print(often(lambda: box.Value))  # expect: 3
flag = StrongBox[float](0.5)
print(often(lambda: flag.Value))  # expect: 0.5


def write(o, name, value):
    def f():
        setattr(o, name, value)
    often(f)
    try:
        setattr(o, name, "wrong")
    except TypeError as error:
        print(error)
    return getattr(o, name)


print(write(box, "Value", 7))
# expect: StrongBox[int].Value is a int, not a 'str'
# expect: 7
print(write(builder, "Length", 2), builder)
# expect: StringBuilder.Length is a Int32, not a 'str'
# expect: 2 te


def lengthen():
    for length in range(60):
        builder.Length = length
    try:
        builder.Length = 1 << 40
    except OverflowError as error:
        print(error)
    try:
        builder.Length = -1
    except ValueError as error:
        print(type(error).__name__)
    return builder.Length


print(lengthen())
# expect: the number does not fit into StringBuilder.Length, which is a Int32
# expect: ArgumentOutOfRangeException
# expect: 59

# A struct is changed where it is.
point = Vector2(1, 2)
for i in range(60):
    point.X = i
point.Y = 0.5
print(point.X, point.Y, often(lambda: point.Length() > 59))  # expect: 59.0 0.5 True

# What throws raises, and another kind of object is told apart.
closed = MemoryStream()
print(often(lambda: closed.Length))  # expect: 0
closed.Dispose()
for _ in range(2):
    try:
        closed.Length
    except Exception as error:
        print(type(error).__name__)
# expect: ObjectDisposedException
# expect: ObjectDisposedException
getter = type(builder).__dict__["Length"]
try:
    getter.__get__(box)
except TypeError as error:
    print(error)  # expect: Length is an attribute of StringBuilder, not of 'StrongBox[int]'

# A class that changes is asked anew.
print(often(lambda: Uri("http://a/b").Host))  # expect: a


class Named(List[int]):
    @property
    def Count(self):
        return "mine"


named = Named()
print(often(lambda: named.Count), often(lambda: List[int]([1, 2]).Count))  # expect: mine 2
del Named.Count
print(often(lambda: named.Count))  # expect: 0

# Constructors.
print(often(lambda: StringBuilder("a").Append("b").ToString()))  # expect: ab
print(often(lambda: str(Version(1, 2, 3, 4))), often(lambda: str(Version(1, 2, 3))))  # expect: 1.2.3.4 1.2.3
print(often(lambda: str(TimeSpan())), often(lambda: TimeSpan(0, 0, 5).TotalSeconds))  # expect: 00:00:00 5.0
print(often(lambda: isinstance(Named(), Named)))  # expect: True
try:
    often(lambda: Uri("no uri"))
except ValueError as error:
    print(type(error).__name__)  # expect: UriFormatException
print(often(lambda: StringBuilder(value="x").Length))  # expect: 1

# A result that is not there yet is waited for.
done = Task.FromResult(1)
print(often(lambda: done.Result))  # expect: 1
late = Task.Delay(5).ContinueWith[int](lambda task: 2)
print(late.Result)  # expect: 2
print(often(lambda: Thread.CurrentThread.IsAlive))  # expect: True
