# The module _sha2: the SHA-2 family but SHA-224, which .NET does not have. https://docs.python.org/3/library/hashlib.html

from _digest import new as _new


class _Hash:
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


class sha256(_Hash):
    name = "sha256"
    digest_size = 32
    block_size = 64
    _algorithm = "SHA256"


class sha384(_Hash):
    name = "sha384"
    digest_size = 48
    block_size = 128
    _algorithm = "SHA384"


class sha512(_Hash):
    name = "sha512"
    digest_size = 64
    block_size = 128
    _algorithm = "SHA512"
