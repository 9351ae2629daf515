# Arguments of calls that are spread from mappings and iterables.
# https://docs.python.org/3/reference/expressions.html#calls


def _callee_name(callee):
    name = getattr(callee, "__qualname__", None)
    if name is None:
        return str(callee)
    module = getattr(callee, "__module__", None)
    if module is None or module == "builtins":
        return f"{name}()"
    return f"{module}.{name}()"


def merge_keywords(target, mapping, callee):
    if not hasattr(mapping, "keys"):
        raise TypeError(f"{_callee_name(callee)} argument after ** must be a mapping, not {type(mapping).__name__}")
    for key in mapping.keys():
        if not isinstance(key, str):
            raise TypeError("keywords must be strings")
        if key in target:
            raise TypeError(f"{_callee_name(callee)} got multiple values for keyword argument {key!r}")
        target[key] = mapping[key]


def raise_not_spreadable(callee, iterable):
    raise TypeError(f"{_callee_name(callee)} argument after * must be an iterable, not {type(iterable).__name__}")
