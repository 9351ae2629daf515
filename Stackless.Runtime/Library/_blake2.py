# The module _blake2: BLAKE2b and BLAKE2s, with key, salt, personalization and what says where in a tree a hash stands.
# https://docs.python.org/3/library/hashlib.html#blake2

from _digest import blake2 as _blake2
from _hash_object import HashObject as _HashObject


class _Blake2(_HashObject):
    def __init__(self, data=None, *, digest_size=None, key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0, node_offset=0,
                 node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None):
        if data is not None and string is not None:
            raise TypeError("'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.")
        size = self.MAX_DIGEST_SIZE if digest_size is None else digest_size
        if not 1 <= size <= self.MAX_DIGEST_SIZE:
            raise ValueError(f"digest_size for {self.name} must be between 1 and {self.MAX_DIGEST_SIZE} bytes, here it is {size}")
        for what, given, limit in (("salt", salt, self.SALT_SIZE), ("person", person, self.PERSON_SIZE), ("key", key, self.MAX_KEY_SIZE)):
            if len(given) > limit:
                raise ValueError(f"maximum {what} length is {limit} bytes")
        for what, given, low, high in (("fanout", fanout, 0, 255), ("depth", depth, 1, 255), ("node_depth", node_depth, 0, 255),
                                       ("inner_size", inner_size, 0, self.MAX_DIGEST_SIZE)):
            if not low <= given <= high:
                raise ValueError(f"{what} must be between {low} and {high}")
        for what, given, width in (("leaf_size", leaf_size, 4), ("node_offset", node_offset, self._OFFSET_SIZE)):
            if given < 0:
                raise ValueError("value must be positive")
            if given >> 8 * width:
                raise OverflowError(f"{what} is too large")
        self._size = size
        parameters = bytes([size, len(key), fanout, depth]) + leaf_size.to_bytes(4, "little") + node_offset.to_bytes(self._OFFSET_SIZE, "little") + bytes([node_depth, inner_size])
        parameters = parameters.ljust(8 * self.block_size // 16 - self.SALT_SIZE - self.PERSON_SIZE, b"\0")
        parameters += bytes(salt).ljust(self.SALT_SIZE, b"\0") + bytes(person).ljust(self.PERSON_SIZE, b"\0")
        self._state = _blake2(self.name == "blake2b", parameters, bytes(key), bool(last_node))
        if string is not None:
            data = string
        if data or isinstance(data, str):  # text is refused, empty or not
            self._state.update(data)

    @property
    def digest_size(self):
        return self._size

    def copy(self):
        made = _HashObject.copy(self)
        made._size = self._size
        return made


class blake2b(_Blake2):
    name = "blake2b"
    block_size = 128
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 64
    SALT_SIZE = PERSON_SIZE = 16
    _OFFSET_SIZE = 8


class blake2s(_Blake2):
    name = "blake2s"
    block_size = 64
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 32
    SALT_SIZE = PERSON_SIZE = 8
    _OFFSET_SIZE = 6
