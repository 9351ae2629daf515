# The module _operator: what the module operator has not in Python. https://docs.python.org/3/library/hmac.html#hmac.compare_digest


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
