# python: 3.14
def attempt(cls, *arguments):
    try:
        return cls(*arguments)
    except TypeError as error:
        print(error)


attempt(UnicodeEncodeError, "ascii", b"x", 0, 1, "why")  # expect: argument 2 must be str, not bytes
attempt(UnicodeDecodeError, "ascii", "x", 0, 1, "why")  # expect: a bytes-like object is required, not 'str'
attempt(UnicodeTranslateError, "x", 1.0, 1, "why")  # expect: 'float' object cannot be interpreted as an integer
print(attempt(UnicodeDecodeError, "ascii", bytearray(b"\xff"), 0, 1, "why").object)  # expect: b'\xff'
print(repr(str(UnicodeEncodeError.__new__(UnicodeEncodeError))))  # expect: ''
error = UnicodeEncodeError("baz", "xxxxx", 1, 5, "foo")
error.end = 2
print(error)  # expect: 'baz' codec can't encode character '\x78' in position 1: foo
error.reason, error.encoding, error.end, error.start = 7, 4000, 5, 1000
print(error)  # expect: '4000' codec can't encode characters in position 1000-4: 7
print(UnicodeDecodeError("utf-8", b"a", -1, 0, ""))  # expect: 'utf-8' codec can't decode bytes in position -1--1: 


class Changing(str):
    def __str__(self):
        error.object = None
        return self


error = UnicodeEncodeError("utf-8", "x", 0, 1, Changing("why"))
try:
    str(error)
except TypeError as problem:
    print(problem)  # expect: UnicodeError 'object' attribute must be a string
