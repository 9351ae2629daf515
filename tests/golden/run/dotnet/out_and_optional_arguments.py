from System import Int32, Math, Guid, Double
from System.Text.Json import JsonDocument, JsonSerializer
from System.Threading import Interlocked

print(Int32.TryParse("12"), Int32.TryParse("x"))  # expect: (True, 12) (False, 0)
print(Math.DivRem(7, 2) if isinstance(Math.DivRem(7, 2), tuple) else "?")  # expect: (3, 1)
print(Interlocked.Increment(5))  # expect: (6, 6)
document = JsonDocument.Parse('{"a": [1, 2]}')
print(document.RootElement.GetProperty("a").GetArrayLength())  # expect: 2
print(Math.Round(2.345, 2), Math.Round(value=2.5, digits=0))  # expect: 2.35 2.0
try:
    Math.Round(value=2.5, nothing=0)
except TypeError as error:
    print(str(error).splitlines()[0])  # expect: Math.Round(value: float, nothing: int) fits none of the overloads:
