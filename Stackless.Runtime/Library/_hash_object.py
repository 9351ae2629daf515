# What the hash objects of _md5, _sha1, _sha2, _sha3 and _blake2 share; a subclass names the algorithm, by .NET's name or as one that is
# borrowed. https://docs.python.org/3/library/hashlib.html

from _digest import borrow as _borrow, new as _new


class HashObject:
    _algorithm = None

    def __init__(self, data=b"", *, usedforsecurity=True, string=None):
        self._state = _borrow(self.name) if self._algorithm is None else _new(self._algorithm)
        if string is not None:
            data = string
        if data or isinstance(data, str):  # text is refused, empty or not
            self._state.update(data)

    def update(self, data, /):
        self._state.update(data)

    def digest(self):
        return self._state.digest()

    def hexdigest(self):
        return self._state.digest().hex()

    def copy(self):
        made = type(self).__new__(type(self))
        made._state = self._state.copy()
        return made

    def __repr__(self):
        return f"<{self.name} {type(self).__module__}.{type(self).__qualname__} object @ {id(self):#x}>"
