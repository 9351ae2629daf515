# The module _sha2: the SHA-2 family; SHA-224 is written out, since .NET does not have it. https://docs.python.org/3/library/hashlib.html

from _hash_object import HashObject as _HashObject


class sha256(_HashObject):
    name = "sha256"
    digest_size = 32
    block_size = 64
    _algorithm = "SHA256"


class sha384(_HashObject):
    name = "sha384"
    digest_size = 48
    block_size = 128
    _algorithm = "SHA384"


class sha512(_HashObject):
    name = "sha512"
    digest_size = 64
    block_size = 128
    _algorithm = "SHA512"


def _primes(count):
    found = []
    candidate = 2
    while len(found) < count:
        if all([candidate % p for p in found]):
            found.append(candidate)
        candidate += 1
    return found


def _cube_root(number):
    root = 1 << (number.bit_length() + 2) // 3
    while root ** 3 > number:
        root = (2 * root + number // (root * root)) // 3
    return root


_MASK = 0xffffffff


# SHA-256's rounds from SHA-224's own start, over all that was given, when the digest is asked for.
# https://doi.org/10.6028/NIST.FIPS.180-4
class sha224:
    name = "sha224"
    digest_size = 28
    block_size = 64

    def __init__(self, data=b"", *, usedforsecurity=True, string=None):
        self._data = bytearray()
        self.update(data if string is None else string)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        self._data += memoryview(data).tobytes()

    def copy(self):
        return sha224(self._data)

    def hexdigest(self):
        return self.digest().hex()

    def digest(self):
        from math import isqrt
        primes = _primes(64)
        rounds = [_cube_root(p << 96) & _MASK for p in primes]
        state = [isqrt(p << 128) & _MASK for p in primes[8:16]]
        length = len(self._data)
        message = bytes(self._data) + b"\x80" + bytes(-(length + 9) % 64) + (8 * length).to_bytes(8, "big")
        for at in range(0, len(message), 64):
            state = _block(state, message[at:at + 64], rounds)
        return b"".join([word.to_bytes(4, "big") for word in state[:7]])


def _rotate(word, count):
    return (word >> count | word << 32 - count) & _MASK


def _block(state, block, rounds):
    words = [int.from_bytes(block[i:i + 4], "big") for i in range(0, 64, 4)]
    for i in range(16, 64):
        a, b = words[i - 15], words[i - 2]
        small = _rotate(a, 7) ^ _rotate(a, 18) ^ a >> 3
        large = _rotate(b, 17) ^ _rotate(b, 19) ^ b >> 10
        words.append(words[i - 16] + small + words[i - 7] + large & _MASK)
    a, b, c, d, e, f, g, h = state
    for word, constant in zip(words, rounds):
        choice = e & f ^ ~e & g & _MASK
        first = h + (_rotate(e, 6) ^ _rotate(e, 11) ^ _rotate(e, 25)) + choice + constant + word
        second = (_rotate(a, 2) ^ _rotate(a, 13) ^ _rotate(a, 22)) + (a & b ^ a & c ^ b & c)
        a, b, c, d, e, f, g, h = first + second & _MASK, a, b, c, d + first & _MASK, e, f, g
    return [x + y & _MASK for x, y in zip(state, (a, b, c, d, e, f, g, h))]
