# The module marshal, for importlib to be imported: compiled code is CIL, which has no such form. https://docs.python.org/3/library/marshal.html

version = 5


def dumps(value, version=version, /, *, allow_code=True):
    raise NotImplementedError("marshal is not built; pickle stores what it would")


def loads(data, /, *, allow_code=True):
    raise NotImplementedError("marshal is not built; pickle stores what it would")


def dump(value, file, version=version, /, *, allow_code=True):
    dumps(value)


def load(file, /, *, allow_code=True):
    loads(b"")
