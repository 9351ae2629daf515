# How functools.partial is shown.

_shown = set()


# What it was when this began: a repr may change it.
def partial_repr(self, function, arguments, keywords):
    cls = type(self)
    if id(self) in _shown:
        return "..."
    _shown.add(id(self))
    try:
        parts = [repr(function), *(repr(a) for a in arguments), *(f"{name!s}={value!r}" for name, value in keywords.items())]
    finally:
        _shown.discard(id(self))
    return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"
