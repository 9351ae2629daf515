# Making classes: the class statement, and what type() does after the class exists.
# https://docs.python.org/3/reference/datamodel.html#customizing-class-creation

from _objects import create_type as _create_type, lookup as _lookup


def build_class(body, name, bases, keywords):
    original_bases = bases
    bases = _resolve_bases(bases)
    keywords = dict(keywords) if keywords else {}
    metaclass = keywords.pop("metaclass", None)
    if metaclass is None:
        metaclass = type(bases[0]) if bases else type
    if isinstance(metaclass, type):
        metaclass = most_derived_metaclass(metaclass, bases)
    prepare = getattr(metaclass, "__prepare__", None)
    namespace = {} if prepare is None else prepare(name, bases, **keywords)
    cell = body(namespace)
    if bases is not original_bases and "__orig_bases__" not in namespace:
        namespace["__orig_bases__"] = original_bases
    return metaclass(name, bases, namespace, **keywords)


def most_derived_metaclass(metaclass, bases):
    for base in bases:
        candidate = type(base)
        if issubclass(metaclass, candidate):
            continue
        if issubclass(candidate, metaclass):
            metaclass = candidate
            continue
        raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
    return metaclass


def _resolve_bases(bases):
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            break
    else:
        return bases
    resolved = []
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            resolved.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        resolved.extend(entries)
    return tuple(resolved)


# https://docs.python.org/3/reference/datamodel.html#creating-the-class-object
def type_new(metaclass, name, bases, namespace, keywords):
    winner = most_derived_metaclass(metaclass, bases)
    if winner is not metaclass and winner.__new__ is not type.__new__:
        return winner.__new__(winner, name, bases, namespace, **keywords)
    cls = _create_type(winner, name, bases, namespace)
    for key, value in list(namespace.items()):
        set_name = _lookup(type(value), "__set_name__")
        if set_name is not None:
            try:
                value.__set_name__(cls, key)
            except BaseException as error:
                error.add_note(f"Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in {name!r}")
                raise
    super(cls, cls).__init_subclass__(**keywords)
    return cls
