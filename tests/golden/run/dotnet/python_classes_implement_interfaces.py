from System import IComparable, IDisposable
from System.Collections import IEnumerator
from System.Collections.Generic import Comparer, EqualityComparer, IComparer, List, SortedDictionary
from System.IO import StringWriter, TextWriter


class Backwards(IComparer[str]):
    def Compare(self, a, b):
        return -1 if a > b else 1 if a < b else 0


order = Backwards()
words = List[str](["a", "c", "b"])
words.Sort(order)
print(list(words))  # expect: ['c', 'b', 'a']
print(list(SortedDictionary[str, int](order).Keys), isinstance(order, IComparer[str]))  # expect: [] True


class ByLength(Comparer[str]):
    def __init__(self, sign):
        super().__init__()
        self.sign = sign

    def Compare(self, a, b):
        return self.sign * (len(a) - len(b))


words = List[str](["aaa", "c", "bb"])
words.Sort(ByLength(1))
print(list(words))  # expect: ['c', 'bb', 'aaa']


class Loud(StringWriter):
    def Write(self, text):
        super().Write(str(text).upper())

    def ToString(self):
        return "<" + super().ToString() + ">"


loud = Loud()
loud.Write("quiet")
loud.Write(1)
print(loud)  # expect: <QUIET1>


class Resource(IDisposable):
    closed = False

    def Dispose(self):
        self.closed = True


with Resource() as resource:
    pass
print(resource.closed)  # expect: True
kept = List[IDisposable]()
kept.Add(resource)
print(kept[0] is resource)  # expect: True


class Half(IComparable):
    pass


try:
    List[IComparable]([Half(), Half()]).Sort()
except Exception as error:
    print(type(error).__name__, error.InnerException.Message if hasattr(error, "InnerException") else "-")
# expect: InvalidOperationException the Python class Half has no CompareTo


# A generator is an enumerator.
from System.Collections.Generic import IEnumerable


class Countdown(IEnumerable[int]):
    def __init__(self, n):
        self.n = n

    def GetEnumerator(self):
        try:
            yield from range(self.n, 0, -1)
        finally:
            print("closed")


print(list(List[int](Countdown(3))))
# expect: closed
# expect: [3, 2, 1]
