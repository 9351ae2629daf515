# The module _sha1: the hash function SHA-1. https://docs.python.org/3/library/hashlib.html

from _hash_object import HashObject as _HashObject


class sha1(_HashObject):
    name = "sha1"
    digest_size = 20
    block_size = 64
    _algorithm = "SHA1"
