# What OrderedDict calls that a class below it may override.

_shown = set()


def ordered_update(self, sources, keywords):
    for source in (*sources, keywords):
        if type(source) is not dict and hasattr(source, "keys"):
            for key in source.keys():
                self[key] = source[key]
        else:
            for key, value in source.items() if hasattr(source, "items") else source:
                self[key] = value


def ordered_copy(self):
    made = type(self)()
    for key in _dict_iter(self):
        made[key] = self[key]
    return made


def ordered_reduce(self):
    state = self.__getstate__()
    return type(self), (), state, None, iter(self.items())


def ordered_setdefault(self, key, default):
    if key in self:
        return self[key]
    self[key] = default
    return default


def ordered_repr(self):
    if id(self) in _shown:
        return "..."
    _shown.add(id(self))
    try:
        return f"{type(self).__name__}({dict(self)!r})"
    finally:
        _shown.discard(id(self))


_dict_iter = dict.__iter__
