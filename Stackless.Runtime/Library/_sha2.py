# The module _sha2: the SHA-2 family. https://docs.python.org/3/library/hashlib.html

from _hash_object import HashObject as _HashObject


class sha224(_HashObject):
    name = "sha224"
    digest_size = 28
    block_size = 64


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
