# What structseq is in CPython: tuples whose elements have names, and further named values behind them (posix, time).
from _objects import seal


class record(tuple):
    _names = ()

    def __new__(cls, values, named=None):
        values = tuple(values)
        shown = cls.n_sequence_fields
        if len(values) < shown:
            raise TypeError(f"{cls.__module__}.{cls.__name__}() takes an at least {shown}-sequence ({len(values)}-sequence given)")
        self = super().__new__(cls, values[:shown])
        rest = [named.get(name) for name in cls._names[shown:]] if named else values[shown:cls.n_fields]
        self.__dict__["_rest"] = (*rest, *[None] * (cls.n_fields - shown - len(rest)))
        return self

    def __setattr__(self, name, value):
        if hasattr(type(self), name):
            raise AttributeError("readonly attribute")
        raise AttributeError(f"'{type(self).__module__}.{type(self).__name__}' object has no attribute '{name}'")

    def __delattr__(self, name):
        self.__setattr__(name, None)

    # An attribute that is no element.
    def _attribute(self, index):
        return self._rest[index]

    def __init_subclass__(cls):
        if "n_sequence_fields" not in cls.__dict__:
            cls.n_sequence_fields = len(cls._names)
        cls.n_fields = len(cls._names)
        # Elements that have no name for programs begin with "_".
        cls.n_unnamed_fields = len([name for name in cls._names if name[0] == "_"])
        cls.__match_args__ = tuple([name for name in cls._names[:cls.n_sequence_fields] if name[0] != "_"])
        for index, name in enumerate(cls._names[:cls.n_sequence_fields]):
            if name[0] != "_":
                setattr(cls, name, property(lambda self, index=index: self[index]))
        for index, name in enumerate(cls._names[cls.n_sequence_fields:]):
            if name not in cls.__dict__:
                setattr(cls, name, property(lambda self, index=index: self._attribute(index)))
        seal(cls)

    def __replace__(self, /, **changes):
        cls = type(self)
        if cls.n_unnamed_fields:
            raise TypeError(f"__replace__() is not supported for {cls.__module__}.{cls.__name__} because it has unnamed field(s)")
        values = {**dict(zip(cls._names, (*self, *self._rest))), **changes}
        unknown = [name for name in changes if name not in cls._names]
        if unknown:
            raise TypeError(f"Got unexpected field name(s): {unknown!r}")
        values = list(values.values())
        return record.__new__(cls, values[:cls.n_sequence_fields], dict(zip(cls._names[cls.n_sequence_fields:], values[cls.n_sequence_fields:])))

    def __repr__(self):
        pairs = [f"{name}={value!r}" for name, value in zip(self._names, self)]
        return f"{type(self).__module__}.{type(self).__name__}({', '.join(pairs)})"

    def __reduce__(self):
        return type(self), (tuple(self), dict(zip(self._names[self.n_sequence_fields:], self._rest)))
