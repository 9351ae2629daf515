# The module _operator: each operator as a function, and what the module operator has not in Python.
# https://docs.python.org/3/library/operator.html

from builtins import abs as _abs
from _objects import length_hint as _length_hint


# ---- operators -----------------------------------------------------------------------------------------------------------------

def add(a, b, /):
    return a + b


def sub(a, b, /):
    return a - b


def mul(a, b, /):
    return a * b


def matmul(a, b, /):
    return a @ b


def truediv(a, b, /):
    return a / b


def floordiv(a, b, /):
    return a // b


def mod(a, b, /):
    return a % b


def pow(a, b, /):
    return a ** b


def lshift(a, b, /):
    return a << b


def rshift(a, b, /):
    return a >> b


def and_(a, b, /):
    return a & b


def xor(a, b, /):
    return a ^ b


def or_(a, b, /):
    return a | b


def lt(a, b, /):
    return a < b


def le(a, b, /):
    return a <= b


def eq(a, b, /):
    return a == b


def ne(a, b, /):
    return a != b


def ge(a, b, /):
    return a >= b


def gt(a, b, /):
    return a > b


def is_(a, b, /):
    return a is b


def is_not(a, b, /):
    return a is not b


def iadd(a, b, /):
    a += b
    return a


def isub(a, b, /):
    a -= b
    return a


def imul(a, b, /):
    a *= b
    return a


def imatmul(a, b, /):
    a @= b
    return a


def itruediv(a, b, /):
    a /= b
    return a


def ifloordiv(a, b, /):
    a //= b
    return a


def imod(a, b, /):
    a %= b
    return a


def ipow(a, b, /):
    a **= b
    return a


def ilshift(a, b, /):
    a <<= b
    return a


def irshift(a, b, /):
    a >>= b
    return a


def iand(a, b, /):
    a &= b
    return a


def ixor(a, b, /):
    a ^= b
    return a


def ior(a, b, /):
    a |= b
    return a


def abs(a, /):
    return _abs(a)


def neg(a, /):
    return -a


def pos(a, /):
    return +a


def invert(a, /):
    return ~a


inv = invert


def index(a, /):
    return range(a).stop


def not_(a, /):
    return not a


def truth(a, /):
    return True if a else False


def is_none(a, /):
    return a is None


def is_not_none(a, /):
    return a is not None


# ---- sequences and mappings ------------------------------------------------------------------------------------------------------

def _check_sequence(a):
    if not hasattr(type(a), "__getitem__") or isinstance(a, dict):
        raise TypeError(f"{type(a).__name__!r} object can't be concatenated")


def concat(a, b, /):
    _check_sequence(a)
    return a + b


def iconcat(a, b, /):
    _check_sequence(a)
    a += b
    return a


def contains(a, b, /):
    return b in a


def countOf(a, b, /):
    count = 0
    for element in a:
        count += element is b or element == b
    return count


def indexOf(a, b, /):
    for place, element in enumerate(a):
        if element is b or element == b:
            return place
    raise ValueError("sequence.index(x): x not in sequence")


def getitem(a, b, /):
    return a[b]


def setitem(a, b, c, /):
    a[b] = c


def delitem(a, b, /):
    del a[b]


def length_hint(obj, default=0, /):
    if not isinstance(default, int):
        raise TypeError(f"{type(default).__name__!r} object cannot be interpreted as an integer")
    return _length_hint(obj, default)


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


# ---- https://docs.python.org/3/library/hmac.html#hmac.compare_digest --------------------------------------------------------------

# Takes as long for all digests of one length.
def _compare_digest(a, b, /):
    if isinstance(a, str) and isinstance(b, str):
        if not a.isascii() or not b.isascii():
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        a, b = a.encode(), b.encode()
    elif isinstance(a, str) or isinstance(b, str):
        raise TypeError(f"unsupported operand types(s) or combination of types: {type(a).__name__!r} and {type(b).__name__!r}")
    a, b = bytes(memoryview(a)), bytes(memoryview(b))
    difference = len(a) ^ len(b)
    for x, y in zip(a if len(a) == len(b) else b, b):
        difference |= x ^ y
    return not difference
