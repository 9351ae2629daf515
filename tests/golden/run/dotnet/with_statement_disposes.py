from System import IDisposable
from System.IO import MemoryStream, StreamReader, StringReader, StringWriter

with StringWriter() as writer:
    writer.Write("first\nsecond\n")
    print(isinstance(writer, IDisposable))  # expect: True
with StringReader(writer.ToString()) as reader:
    print(reader.ReadLine())  # expect: first
try:
    reader.ReadLine()
except Exception as error:
    print(type(error).__name__)  # expect: ObjectDisposedException
with MemoryStream(b"bytes") as stream:
    print(StreamReader(stream).ReadToEnd())  # expect: bytes
print(bytes(MemoryStream(b"abc").ToArray()))  # expect: b'abc'
