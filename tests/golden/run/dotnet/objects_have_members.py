from System import DateTime, Guid, TimeSpan, Uri
from System.Text import StringBuilder

builder = StringBuilder()
builder.Append("a").Append(1).Append(2.5).Append(True)
print(builder.ToString(), builder.Length)  # expect: a12.5True 9
builder.Length = 2
print(builder, str(builder))  # expect: a1 a1
print(type(builder) is StringBuilder, isinstance(builder, StringBuilder))  # expect: True True
uri = Uri("https://example.org:8080/path?q=1")
print(uri.Host, uri.Port, uri.AbsolutePath)  # expect: example.org 8080 /path
print(Guid.Empty)  # expect: 00000000-0000-0000-0000-000000000000
print(Guid("00000000-0000-0000-0000-000000000001") == Guid.Empty)  # expect: False
print(TimeSpan.FromMinutes(90).TotalHours)  # expect: 1.5
print(TimeSpan.Zero == TimeSpan(0))  # expect: True
append = builder.Append
append("!")
print(builder)  # expect: a1!
print(StringBuilder.ToString(builder))  # expect: a1!
print(hash(Guid.Empty) == hash(Guid.Empty))  # expect: True
try:
    uri.Port = 3
except AttributeError as error:
    print(error)  # expect: Uri.Port cannot be set
try:
    builder.Length = "x"
except TypeError as error:
    print(error)  # expect: StringBuilder.Length is a Int32, not a 'str'
print(DateTime.UtcNow > DateTime(2020, 1, 1))  # expect: True
