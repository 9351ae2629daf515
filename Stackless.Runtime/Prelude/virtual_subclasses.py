# What abc.ABCMeta asks of `_abc`. Here, and not in the library, because CPython's is no Python code either: whoever looks at its callers
# (typing does, for protocols) must find ABCMeta's methods next. https://docs.python.org/3/library/abc.html

from _weakref import ref as _abc_ref

_abc_registrations = 0


class _AbcData:
    # Sets of weak references to classes: registered with it, known as its subclasses, known not to be.
    __slots__ = ("registry", "subclasses", "others", "others_as_of")

    def __init__(self):
        self.registry = set()
        self.subclasses = set()
        self.others = set()
        self.others_as_of = _abc_registrations


def _abc_add(classes, cls):
    classes.add(_abc_ref(cls, classes.discard))


def _abc_data(cls):
    data = cls.__dict__.get("_abc_impl")
    if type(data) is not _AbcData:
        data = cls._abc_impl
        if type(data) is not _AbcData:
            raise TypeError("_abc_impl is set to a wrong type")
    return data


def abc_cache_token():
    return _abc_registrations


def abc_init(cls):
    abstract = {name for name, value in list(cls.__dict__.items()) if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                abstract.add(name)
    cls.__abstractmethods__ = frozenset(abstract)
    cls._abc_impl = _AbcData()


def abc_register(cls, subclass):
    global _abc_registrations
    if not isinstance(subclass, type):
        raise TypeError("Can only register classes")
    if issubclass(subclass, cls):
        return subclass
    if issubclass(cls, subclass):
        raise RuntimeError("Refusing to create an inheritance cycle")
    _abc_add(_abc_data(cls).registry, subclass)
    _abc_registrations += 1
    return subclass


def abc_instancecheck(cls, instance):
    data = _abc_data(cls)
    subclass = instance.__class__
    reference = _abc_ref(subclass)
    if reference in data.subclasses:
        return True
    subtype = type(instance)
    if subtype is subclass:
        if data.others_as_of == _abc_registrations and reference in data.others:
            return False
        return cls.__subclasscheck__(subclass)
    return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)


def abc_subclasscheck(cls, subclass):
    if not isinstance(subclass, type):
        raise TypeError("issubclass() arg 1 must be a class")
    data = _abc_data(cls)
    reference = _abc_ref(subclass)
    if reference in data.subclasses:
        return True
    if data.others_as_of < _abc_registrations:
        data.others.clear()
        data.others_as_of = _abc_registrations
    elif reference in data.others:
        return False
    answer = cls.__subclasshook__(subclass)
    if answer is NotImplemented:
        answer = _abc_is_derived(cls, subclass, data)
    elif answer is not True and answer is not False:
        raise AssertionError("__subclasshook__ must return either False, True or NotImplemented")
    _abc_add(data.subclasses if answer else data.others, subclass)
    return answer


def _abc_is_derived(cls, subclass, data):
    if cls in subclass.__mro__:
        return True
    for reference in list(data.registry):
        registered = reference()
        if registered is not None and issubclass(subclass, registered):
            return True
    for derived in cls.__subclasses__():
        if issubclass(subclass, derived):
            return True
    return False


def abc_dump(cls):
    data = _abc_data(cls)
    return set(data.registry), set(data.subclasses), set(data.others), data.others_as_of


def abc_reset_registry(cls):
    _abc_data(cls).registry.clear()


def abc_reset_caches(cls):
    data = _abc_data(cls)
    data.subclasses.clear()
    data.others.clear()
