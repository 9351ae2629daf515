# Making classes: the class statement, and what type() does after the class exists.
# https://docs.python.org/3/reference/datamodel.html#customizing-class-creation

import sys
from _objects import create_type as _create_type, lookup as _lookup, set_mro as _set_mro

_type_mro = _lookup(type, "mro")


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
    if not isinstance(namespace, dict) and not hasattr(type(namespace), "__getitem__"):
        owner = metaclass.__name__ if isinstance(metaclass, type) else "<metaclass>"
        raise TypeError(f"{owner}.__prepare__() must return a mapping, not {type(namespace).__name__}")
    cell = body(namespace)
    if bases is not original_bases and "__orig_bases__" not in namespace:
        namespace["__orig_bases__"] = original_bases
    made = metaclass(name, bases, namespace, **keywords)
    if cell is not None and isinstance(made, type):
        _check_class_cell(cell, made, name)
    return made


# super() and __class__ in the methods mean what is in the cell.
def _check_class_cell(cell, made, name):
    try:
        content = cell.cell_contents
    except ValueError:
        raise RuntimeError(f"__class__ not set defining {name!r} as {made!r}. Was __classcell__ propagated to type.__new__?") from None
    if content is not made:
        raise TypeError(f"__class__ set to {content!r} defining {name!r} as {made!r}")


def most_derived_metaclass(metaclass, bases):
    for base in bases:
        candidate = type(base)
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            raise TypeError("type() doesn't support MRO entry resolution; use types.new_class()")
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
    if type(namespace) is not dict and type(namespace).__iter__ is not dict.__iter__:
        # What has an order of its own.
        namespace = {key: namespace[key] for key in namespace.keys()}
    if "__module__" not in namespace:
        # Of whoever calls type(): a class statement says it itself.
        module = frame_module_name(0)
        if module is not None:
            namespace = dict.copy(namespace)
            namespace["__module__"] = module
    slots = namespace.get("__slots__")
    if slots is None or isinstance(slots, (str, tuple, list, dict)):
        cls = _create_type(winner, name, bases, namespace)
    else:
        # Any iterable names slots; the class keeps it as it was given, an iterator used up.
        namespace = dict.copy(namespace)
        namespace["__slots__"] = tuple(slots)
        cls = _create_type(winner, name, bases, namespace)
        type.__setattr__(cls, "__slots__", slots)
    if _lookup(winner, "mro") is not _type_mro:
        _set_mro(cls, tuple(winner.mro(cls)))
    for key, value in list(namespace.items()):
        if not isinstance(key, str):
            from _warnings import warn

            warn(f"non-string key in the __dict__ of class {name}", RuntimeWarning)
        set_name = _lookup(type(value), "__set_name__")
        if set_name is not None:
            try:
                value.__set_name__(cls, key)
            except BaseException as error:
                error.add_note(f"Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in {name!r}")
                raise
    super(cls, cls).__init_subclass__(**keywords)
    return cls


def frame_module_name(depth):
    try:
        return sys._getframe(depth).f_globals.get("__name__")
    except ValueError:
        return None


# ---- objects that are used as classes ------------------------------------------------------------------------------------------
# https://docs.python.org/3/library/functions.html#issubclass

def is_instance_of_object(o, cls):
    if _bases_of(cls) is None:
        raise TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
    kind = getattr(o, "__class__", None)
    return kind is not None and _descends(kind, cls)


def is_subclass_of_object(c, cls):
    if _bases_of(c) is None:
        raise TypeError("issubclass() arg 1 must be a class")
    if _bases_of(cls) is None:
        raise TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
    return _descends(c, cls)


def _bases_of(cls):
    bases = getattr(cls, "__bases__", None)
    return bases if isinstance(bases, tuple) else None


def _descends(c, cls):
    if c is cls:
        return True
    for base in _bases_of(c) or ():
        if _descends(base, cls):
            return True
    return False
