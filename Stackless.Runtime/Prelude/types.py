# The default pickling of objects.

from _objects import attributes as _attributes, lookup as _lookup, slot_values as _slot_values


# https://docs.python.org/3/library/pickle.html#object.__reduce_ex__
def object_reduce_ex(self, protocol):
    import copyreg
    if protocol < 2:
        return copyreg._reduce_ex(self, protocol)
    cls = type(self)
    arguments = ()
    if _lookup(cls, "__getnewargs_ex__") is not None:
        arguments, keywords = self.__getnewargs_ex__()
        if not isinstance(arguments, tuple):
            raise TypeError(f"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{type(arguments).__name__}'")
        if not isinstance(keywords, dict):
            raise TypeError(f"second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{type(keywords).__name__}'")
        if keywords and protocol >= 4:
            items = iter(self) if isinstance(self, list) else None
            pairs = iter(self.items()) if isinstance(self, dict) else None
            return copyreg.__newobj_ex__, (cls, arguments, keywords), self.__getstate__(), items, pairs
        if keywords:
            import functools
            return functools.partial(cls.__new__, cls, *arguments, **keywords), (), self.__getstate__()
    elif _lookup(cls, "__getnewargs__") is not None:
        arguments = self.__getnewargs__()
        if not isinstance(arguments, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not {type(arguments).__name__!r}")
    items = iter(self) if isinstance(self, list) else None
    pairs = iter(self.items()) if isinstance(self, dict) else None
    return copyreg.__newobj__, (cls, *arguments), self.__getstate__(), items, pairs


def object_getstate(self):
    state = _attributes(self)
    slots = _slot_values(self)
    if slots:
        return state, slots
    return state


def set_attributes(target, attributes):
    for name, value in attributes.items():
        setattr(target, name, value)
