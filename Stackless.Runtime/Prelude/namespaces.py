# types.SimpleNamespace, and the variables of a function as eval() sees them when it is called by another name.
# https://docs.python.org/3/library/types.html#types.SimpleNamespace


# Those whose representation is being made: one met again inside itself is shown as dots.
_shown = []


class SimpleNamespace:
    __module__ = "types"

    def __init__(self, mapping_or_iterable=(), /, **keywords):
        attributes = dict(mapping_or_iterable)
        for key in attributes:
            if not isinstance(key, str):
                raise TypeError("keywords must be strings")
        self.__dict__.update(attributes)
        self.__dict__.update(keywords)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        if any(one is self for one in _shown):
            return f"{name}(...)"
        _shown.append(self)
        try:
            return f"{name}({', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"
        finally:
            _shown.pop()

    def __eq__(self, other):
        if issubclass(type(other), SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __reduce__(self):
        return type(self), (), dict(self.__dict__)

    def __replace__(self, /, **changes):
        copy = type(self)()
        if not isinstance(copy, SimpleNamespace):
            raise TypeError(f"expect types.SimpleNamespace type, but {type(self).__module__}.{type(self).__qualname__}() returned {type(copy).__name__!r} object")
        copy.__dict__.update(self.__dict__)
        copy.__dict__.update(changes)
        return copy


class _KeptVariables(dict):
    # What the function's frame holds; of what it does not hold any more, that is said.

    def __missing__(self, name):
        if name in self._known:
            raise NameError(
                f"variable {name!r} of {self._function}() is unbound or not kept: eval() and exec() see all variables only where a function uses them by their own names", name=name)
        raise KeyError(name)


def kept_variables(variables, known, function):
    space = _KeptVariables(variables)
    space._known = known
    space._function = function
    return space
