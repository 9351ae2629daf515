# The module _blake2, for hashlib to be imported: BLAKE2 hashes are not built. https://docs.python.org/3/library/hashlib.html


class _NotBuilt:
    def __init__(self, *data, **options):
        raise NotImplementedError(f"the hash function {type(self).__name__} is not built")


class blake2b(_NotBuilt):
    pass


class blake2s(_NotBuilt):
    pass
