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
    made.__suppress_context__ = group.__suppress_context__
    if hasattr(group, "__notes__"):
        made.__notes__ = list(group.__notes__)
    return made
