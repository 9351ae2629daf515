# What patterns ask of their subject: the intrinsics of the match statement.
# https://docs.python.org/3/reference/compound_stmts.html#the-match-statement

import sys

_SELF_MATCHING = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)
_missing = object()


def _is_registered(subject, name):
    # Who never imported collections.abc cannot have registered a class with it.
    abstract = sys.modules.get("_collections_abc")
    return abstract is not None and isinstance(subject, getattr(abstract, name))


# A class that is both is what the first of its bases is that is but one.
def _is_both_and_first(cls, name, other):
    abstract = sys.modules["_collections_abc"]
    wanted, unwanted = getattr(abstract, name), getattr(abstract, other)
    for base in cls.__mro__:
        if issubclass(base, wanted) != issubclass(base, unwanted):
            return issubclass(base, wanted)
    return True


def _is_collection(subject, name, other):
    if not _is_registered(subject, name):
        return False
    return not _is_registered(subject, other) or _is_both_and_first(type(subject), name, other)


def match_sequence(subject):
    if type(subject) in (list, tuple, range):
        return True
    if isinstance(subject, (str, bytes, bytearray, set, int, float)):
        return False
    if "_collections_abc" not in sys.modules:
        if isinstance(subject, (list, tuple, range)) or type(subject).__name__ == "memoryview":
            return True
    elif _is_collection(subject, "Sequence", "Mapping"):
        return True
    import _clr
    return _clr.is_sequence(subject)


def match_mapping(subject):
    if type(subject) is dict:
        return True
    if isinstance(subject, (str, int, float)):
        return False
    if "_collections_abc" not in sys.modules:
        if isinstance(subject, dict) or type(subject).__name__ == "mappingproxy":
            return True
    elif _is_collection(subject, "Mapping", "Sequence"):
        return True
    import _clr
    return _clr.is_mapping(subject)


def match_length(subject):
    return len(subject)


def match_keys(subject, keys):
    seen = set()
    values = []
    get = subject.get
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.add(key)
        value = get(key, _missing)
        if value is _missing:
            return None
        values.append(value)
    return tuple(values)


def match_rest(subject, keys):
    rest = {**subject}
    for key in keys:
        del rest[key]
    return rest


def match_class(subject, cls, count, names):
    if not isinstance(cls, type):
        raise TypeError("called match pattern must be a class")
    if not isinstance(subject, cls):
        return None
    values = []
    if count:
        names = _positional_names(cls, count) + names
        if names and names[0] is _missing:
            values.append(subject)
            names = names[1:]
    seen = set()
    for name in names:
        if name in seen:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
        seen.add(name)
        value = getattr(subject, name, _missing)
        if value is _missing:
            return None
        values.append(value)
    return tuple(values)


def _positional_names(cls, count):
    # The attributes that positional sub-patterns stand for; (_missing,) means the subject itself.
    names = getattr(cls, "__match_args__", _missing)
    if names is _missing:
        names = (_missing,) if issubclass(cls, _SELF_MATCHING) else ()
    elif type(names) is not tuple:
        raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple (got {type(names).__name__})")
    if len(names) < count:
        plural = "" if len(names) == 1 else "s"
        raise TypeError(f"{cls.__name__}() accepts {len(names)} positional sub-pattern{plural} ({count} given)")
    for name in names[:count]:
        if name is not _missing and not isinstance(name, str):
            raise TypeError(f"__match_args__ elements must be strings (got {type(name).__name__})")
    return names[:count]
