def tell(work):
    try:
        print(work())
    except Exception as e:
        print(type(e).__name__, e, *getattr(e, "__notes__", ()))
class P: pass
class Words(str): pass
class Pairs(tuple): pass
def delete(o, key):
    del o[key]
def store(key, value):
    [1, 2][key] = value
tell(lambda: delete((), 0))
tell(lambda: delete((), "a"))
tell(lambda: delete(5, 0))
tell(lambda: delete(P(), 0))
tell(lambda: delete(P(), "a"))
tell(lambda: delete(iter([]), 0))
tell(lambda: complex(()))
tell(lambda: complex((), 1))
tell(lambda: complex(1, P()))
tell(lambda: complex("1", 2))
tell(lambda: dict([1]))
tell(lambda: {}.update([(1, 2), P()]))
tell(lambda: type())
tell(lambda: type(1, a=2))
tell(lambda: type.__new__(type))
tell(lambda: map(len))
tell(lambda: map(len, n=1))
tell(lambda: max(1, 2, base=1))
tell(lambda: max(base=1))
tell(lambda: sum(5, "x"))
tell(lambda: bytes(1, {}))
tell(lambda: bytearray("a", errors=2))
tell(lambda: bytearray(1.5))
tell(lambda: bytearray()[0])
tell(lambda: b"".join(5))
tell(lambda: int(bytearray(b"x")))
tell(lambda: int(memoryview(b"x")))
tell(lambda: "%c" % "ab")
tell(lambda: b"%c" % b"ab")
tell(lambda: Words()["a"])
tell(lambda: Pairs()["a"])
tell(lambda: range(1).index(2))
tell(lambda: store(slice(None, None, 2), 5))
tell(lambda: delattr(5, "x"))
tell(lambda: setattr(int, "__class__", 5))

# python: 3.14
# expect: TypeError 'tuple' object doesn't support item deletion
# expect: TypeError 'tuple' object does not support item deletion
# expect: TypeError 'int' object does not support item deletion
# expect: TypeError 'P' object doesn't support item deletion
# expect: TypeError 'P' object does not support item deletion
# expect: TypeError 'list_iterator' object does not support item deletion
# expect: TypeError complex() argument must be a string or a number, not tuple
# expect: TypeError complex() argument 'real' must be a real number, not tuple
# expect: TypeError complex() argument 'imag' must be a real number, not P
# expect: TypeError complex() argument 'real' must be a real number, not str
# expect: TypeError object is not iterable Cannot convert dictionary update sequence element #0 to a sequence
# expect: TypeError object is not iterable Cannot convert dictionary update sequence element #1 to a sequence
# expect: TypeError type() takes 1 or 3 arguments
# expect: TypeError type() takes no keyword arguments
# expect: TypeError type.__new__() takes exactly 3 arguments (0 given)
# expect: TypeError map() must have at least two arguments.
# expect: TypeError map() got an unexpected keyword argument 'n'
# expect: TypeError max() got an unexpected keyword argument 'base'
# expect: TypeError max expected at least 1 argument, got 0
# expect: TypeError 'int' object is not iterable
# expect: TypeError bytes() argument 'encoding' must be str, not dict
# expect: TypeError bytearray() argument 'errors' must be str, not int
# expect: TypeError cannot convert 'float' object to bytearray
# expect: IndexError bytearray index out of range
# expect: TypeError can only join an iterable
# expect: ValueError invalid literal for int() with base 10: b'x'
# expect: ValueError invalid literal for int() with base 10: b'x'
# expect: TypeError %c requires an int or a unicode character, not a string of length 2
# expect: TypeError %c requires an integer in range(256) or a single byte, not a bytes object of length 2
# expect: TypeError string indices must be integers, not 'str'
# expect: TypeError tuple indices must be integers or slices, not str
# expect: ValueError range.index(x): x not in range
# expect: TypeError must assign iterable to extended slice
# expect: AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: TypeError cannot set '__class__' attribute of immutable type 'int'
