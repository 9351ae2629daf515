# Splitting exception groups by a type, a tuple of types or a function. https://docs.python.org/3/library/exceptions.html#BaseExceptionGroup.split


def group_split(group, condition):
    matches = _condition_of(condition)
    return _split_by(group, matches)


def group_subgroup(group, condition):
    return _split_by(group, _condition_of(condition))[0]


def _condition_of(condition):
    if isinstance(condition, type):
        if issubclass(condition, BaseException):
            return lambda error: isinstance(error, condition)
    elif isinstance(condition, tuple):
        return lambda error: isinstance(error, condition)
    elif callable(condition):
        return condition
    raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")


def _split_by(error, matches):
    if matches(error):
        return error, None
    if not isinstance(error, BaseExceptionGroup):
        return None, error
    matching = []
    rest = []
    for inner in error.exceptions:
        match, other = _split_by(inner, matches)
        if match is not None:
            matching.append(match)
        if other is not None:
            rest.append(other)
    return _derived(error, matching), _derived(error, rest)


def _derived(group, exceptions):
    if not exceptions:
        return None
    made = group.derive(exceptions)
    made.__traceback__ = group.__traceback__
    made.__cause__ = group.__cause__
    made.__context__ = group.__context__
    if hasattr(group, "__notes__"):
        made.__notes__ = list(group.__notes__)
    return made


# https://docs.python.org/3/reference/compound_stmts.html#except-star
def star_match(error, types):
    for kind in types if isinstance(types, tuple) else (types,):
        if not (isinstance(kind, type) and issubclass(kind, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(kind, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if error is None:
        return None, None
    if isinstance(error, types):
        if isinstance(error, BaseExceptionGroup):
            return error, None
        wrapped = BaseExceptionGroup("", (error,))
        wrapped.__traceback__ = error.__traceback__
        return wrapped, None
    if not isinstance(error, BaseExceptionGroup):
        return None, error
    parts = error.split(types)
    if not isinstance(parts, tuple):
        raise TypeError(f"{type(error).__name__}.split must return a tuple, not {type(parts).__name__}")
    if len(parts) < 2:
        raise TypeError(f"{type(error).__name__}.split must return a 2-tuple, got tuple of size {len(parts)}")
    return parts[0], parts[1]


# Parts of the original group that were left over or raised again become one group of its shape; what is new stands beside it.
def star_outcome(error, raised, rest):
    if not isinstance(error, BaseExceptionGroup):
        return raised[0] if raised else rest
    if rest is not None:
        raised.append(rest)
    new = []
    old = []
    for part in raised:
        (old if _is_part_of(part, error) else new).append(part)
    if old:
        leaves = set()
        for part in old:
            _add_leaves(part, leaves)
        again = _split_by(error, lambda inner: id(inner) in leaves)[0]
        if not new:
            return again
        new.append(again)
    if len(new) > 1:
        return BaseExceptionGroup("", new)
    return new[0] if new else None


def _is_part_of(part, group):
    return (
        isinstance(part, BaseExceptionGroup)
        and part.__traceback__ is group.__traceback__
        and part.__cause__ is group.__cause__
        and part.__context__ is group.__context__
    )


def _add_leaves(error, leaves):
    work = [error]
    while work:
        inner = work.pop()
        if isinstance(inner, BaseExceptionGroup):
            work.extend(inner.exceptions)
        else:
            leaves.add(id(inner))
