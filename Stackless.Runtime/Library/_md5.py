# The module _md5: the hash function MD5. https://docs.python.org/3/library/hashlib.html

from _hash_object import HashObject as _HashObject


class md5(_HashObject):
    name = "md5"
    digest_size = 16
    block_size = 64
    _algorithm = "MD5"
