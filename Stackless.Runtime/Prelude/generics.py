# Generic aliases, unions, and what statements with type parameters make (Library/_typing.py has the types).
# https://docs.python.org/3/library/stdtypes.html#types-genericalias, PEP 695

from _objects import make_union as _make_union

_generic_alias = type(list[int])


# ---- intrinsics --------------------------------------------------------------------------------------------------------------

def type_parameter(kind, name, bound, constraints, default):
    import _typing
    return _typing._type_parameter(getattr(_typing, kind), name, bound, constraints, default)


def type_alias(name, parameters, evaluate):
    import _typing
    return _typing._type_alias(name, parameters, evaluate)


def generic_base(parameters):
    import typing
    unpacked = tuple(typing.Unpack[p] if isinstance(p, typing.TypeVarTuple) else p for p in parameters)
    return typing._GenericAlias(typing.Generic, unpacked)


# ---- aliases and unions ------------------------------------------------------------------------------------------------------

def generic_parameters(arguments):
    found = []
    for argument in arguments:
        if isinstance(argument, type):
            continue
        if isinstance(argument, (list, tuple)):
            inner = generic_parameters(argument)
        elif hasattr(argument, "__typing_subst__"):
            inner = (argument,)
        else:
            inner = getattr(argument, "__parameters__", ())
            if not isinstance(inner, tuple):
                continue
        for parameter in inner:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def generic_substitute(alias, item):
    return _generic_alias(alias.__origin__, _substituted(alias, item))


def union_substitute(union, item):
    return union_of(_substituted(union, item))


def _substituted(alias, item):
    parameters = alias.__parameters__
    if not parameters:
        raise TypeError(f"{alias!r} is not a generic class")
    items = []
    for one in item if isinstance(item, tuple) else (item,):
        inner = None if isinstance(one, type) else getattr(one, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (inner and inner[-1] is ...):
            items.extend(inner)
        else:
            items.append(one)
    items = tuple(items)
    for parameter in parameters:
        prepare = getattr(parameter, "__typing_prepare_subst__", None)
        if prepare is not None:
            items = prepare(alias, items)
            if not isinstance(items, tuple):
                items = (items,)
    if len(items) != len(parameters):
        raise TypeError(f"Too {'many' if len(items) > len(parameters) else 'few'} arguments for {alias!r}; actual {len(items)}, expected {len(parameters)}")
    return _replace(alias.__args__, parameters, items)


def _replace(arguments, parameters, items):
    replaced = []
    for argument in arguments:
        if isinstance(argument, type):
            replaced.append(argument)
            continue
        if isinstance(argument, (list, tuple)):
            replaced.append(type(argument)(_replace(argument, parameters, items)))
            continue
        substitute = getattr(argument, "__typing_subst__", None)
        if substitute is not None:
            new = substitute(items[parameters.index(argument)])
        else:
            new = argument
            inner = getattr(argument, "__parameters__", ())
            if isinstance(inner, tuple) and inner:
                chosen = []
                for parameter in inner:
                    value = items[parameters.index(parameter)] if parameter in parameters else parameter
                    if hasattr(type(parameter), "__iter__") and isinstance(value, tuple):
                        chosen.extend(value)
                    else:
                        chosen.append(value)
                new = argument[tuple(chosen)]
        if getattr(argument, "__typing_is_unpacked_typevartuple__", False):
            if not isinstance(new, tuple):
                raise TypeError(f"expected __typing_subst__ of {type(argument).__name__} objects to return a tuple, not {type(new).__name__}")
            replaced.extend(new)
        else:
            replaced.append(new)
    return tuple(replaced)


# Union[a, b], and a | b where one of them is no type.
def union_of(items):
    if not isinstance(items, tuple):
        items = (items,)
    if not items:
        raise TypeError("Cannot take a Union of no types.")
    import typing
    parts = []
    for item in items:
        if item is None:
            item = type(None)
        elif not isinstance(item, type):
            item = typing._type_check(item, "Union[arg, ...]: each arg must be a type.")
        for part in item.__args__ if isinstance(item, typing.Union) else (item,):
            if part not in parts:
                parts.append(part)
    return parts[0] if len(parts) == 1 else _make_union(tuple(parts))


def generic_repr(alias):
    arguments = alias.__args__
    inner = ", ".join([_type_repr(a) for a in arguments]) if arguments else "()"
    return f"{'*' if alias.__unpacked__ else ''}{_type_repr(alias.__origin__)}[{inner}]"


def generic_dir(origin, own, hidden):
    return list(set(dir(origin)).union(own).difference(hidden))


def generic_made(alias, made):
    try:
        made.__orig_class__ = alias
    except (AttributeError, TypeError):
        pass
    return made


def union_equal(parts, others):
    return all([part in others for part in parts])


def union_hash(parts):
    for part in parts:
        hash(part)  # whose error it is, is not a set's to tell
    return hash(frozenset(parts))


def union_repr(union):
    return " | ".join([_type_repr(a) for a in union.__args__])


def _type_repr(value):
    if value is ...:
        return "..."
    if value is type(None):
        return "None"
    if isinstance(value, list):
        # By its length at first: what is shown may take elements away.
        return f"[{', '.join([_type_repr(value[i]) for i in range(len(value))])}]"
    if not isinstance(value, type) and hasattr(value, "__origin__") and hasattr(value, "__args__"):
        return repr(value)
    name = getattr(value, "__qualname__", None)
    module = getattr(value, "__module__", None)
    if name is None or module is None:
        return repr(value)
    return name if module == "builtins" else f"{module}.{name}"
