# types.SimpleNamespace. https://docs.python.org/3/library/types.html#types.SimpleNamespace


class SimpleNamespace:
    __module__ = "types"

    def __init__(self, mapping_or_iterable=(), /, **keywords):
        self.__dict__.update(mapping_or_iterable)
        self.__dict__.update(keywords)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __reduce__(self):
        return type(self), (), dict(self.__dict__)

    def __replace__(self, /, **changes):
        copy = type(self)()
        copy.__dict__.update(self.__dict__)
        copy.__dict__.update(changes)
        return copy
