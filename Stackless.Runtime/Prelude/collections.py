# Loops of the built-in containers over iterables and mappings of any kind.


def contains_by_iteration(container, item):
    for element in _iterate(container):
        if element is item or element == item:
            return True
    return False


def _iterate(container):
    try:
        return iter(container)
    except TypeError:
        raise TypeError(f"argument of type {type(container).__name__!r} is not a container or iterable") from None


def is_within(part, whole):
    for element in part:
        if element not in whole:
            return False
    return True


def unpack(iterable, count):
    found = []
    iterator = iter(iterable)
    for element in iterator:
        found.append(element)
        if len(found) > count:
            if isinstance(iterable, (dict, set)):
                raise ValueError(f"too many values to unpack (expected {count}, got {len(iterable)})")
            raise ValueError(f"too many values to unpack (expected {count})")
    if len(found) < count:
        raise ValueError(f"not enough values to unpack (expected {count}, got {len(found)})")
    return tuple(found)


def unpack_starred(iterable, before, after):
    found = list(iterable)
    rest = len(found) - before - after
    if rest < 0:
        raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {len(found)})")
    return (*found[:before], found[before:before + rest], *found[before + rest:])


def build_dict(target, keys_and_values):
    i = 0
    while i < len(keys_and_values):
        target[keys_and_values[i]] = keys_and_values[i + 1]
        i += 2
    return target


def dict_fromkeys(cls, iterable, value):
    made = cls()
    for key in iterable:
        made[key] = value
    return made


def dict_merge_mapping(target, mapping):
    for key in mapping.keys():
        dict.__setitem__(target, key, mapping[key])


def dict_merge_pairs(target, pairs):
    index = 0
    for pair in pairs:
        try:
            pair = tuple(pair)
        except TypeError:
            error = TypeError("object is not iterable")
            error.add_note(f"Cannot convert dictionary update sequence element #{index} to a sequence")
            raise error from None
        if len(pair) != 2:
            raise ValueError(f"dictionary update sequence element #{index} has length {len(pair)}; 2 is required")
        dict.__setitem__(target, pair[0], pair[1])
        index += 1


_shown_factories = set()


def defaultdict_repr(self, factory, items):
    if id(self) in _shown_factories:
        shown = "..."
    else:
        _shown_factories.add(id(self))
        try:
            shown = repr(factory)
        finally:
            _shown_factories.discard(id(self))
    return f"{type(self).__name__}({shown}, {items})"
