# The module _sha3, for hashlib to be imported: SHA-3 hashes are not built. https://docs.python.org/3/library/hashlib.html


class _NotBuilt:
    def __init__(self, *data, **options):
        raise NotImplementedError(f"the hash function {type(self).__name__} is not built")


class sha3_224(_NotBuilt):
    pass


class sha3_256(_NotBuilt):
    pass


class sha3_384(_NotBuilt):
    pass


class sha3_512(_NotBuilt):
    pass


class shake_128(_NotBuilt):
    pass


class shake_256(_NotBuilt):
    pass
