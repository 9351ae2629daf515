# The module _sha3: the SHA-3 family; the SHAKE functions give as many bytes as they are asked for.
# https://docs.python.org/3/library/hashlib.html#shake-variable-length-digests

from _hash_object import HashObject as _HashObject

implementation = "BouncyCastle"


class sha3_224(_HashObject):
    name = "sha3_224"
    digest_size = 28
    block_size = 144
    _suffix = b"\x06"


class sha3_256(_HashObject):
    name = "sha3_256"
    digest_size = 32
    block_size = 136
    _suffix = b"\x06"


class sha3_384(_HashObject):
    name = "sha3_384"
    digest_size = 48
    block_size = 104
    _suffix = b"\x06"


class sha3_512(_HashObject):
    name = "sha3_512"
    digest_size = 64
    block_size = 72
    _suffix = b"\x06"


class _Shake(_HashObject):
    digest_size = 0
    _suffix = b"\x1f"

    def digest(self, length):
        if length < 0:
            raise ValueError("value must be positive")
        if length >= 1 << 29:
            raise OverflowError("digest length is too large")
        return self._state.digest(length)

    def hexdigest(self, length):
        return self.digest(length).hex()


class shake_128(_Shake):
    name = "shake_128"
    block_size = 168


class shake_256(_Shake):
    name = "shake_256"
    block_size = 136


for _type in (sha3_224, sha3_256, sha3_384, sha3_512, shake_128, shake_256):
    _type._rate_bits = _type.block_size * 8
    _type._capacity_bits = 1600 - _type._rate_bits
