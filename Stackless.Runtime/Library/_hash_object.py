# What the hash objects of _md5, _sha1 and _sha2 share; a subclass names the algorithm. https://docs.python.org/3/library/hashlib.html

from _digest import new as _new


class HashObject:
    def __init__(self, data=b"", *, usedforsecurity=True, string=None):
        self._state = _new(self._algorithm)
        if string is not None:
            data = string
        if data:
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
