# aiter() and anext() of objects that are no asynchronous generators.
# https://docs.python.org/3/library/functions.html#anext

from _async import await_iterator


def async_iter(iterable):
    method = getattr(type(iterable), "__aiter__", None)
    if method is None:
        raise TypeError(f"'{type(iterable).__name__}' object is not an async iterable")
    iterator = method(iterable)
    if not hasattr(type(iterator), "__anext__"):
        raise TypeError(f"aiter() returned not an async iterator of type '{type(iterator).__name__}'")
    return iterator


def async_next(iterator):
    method = getattr(type(iterator), "__anext__", None)
    if method is None:
        raise TypeError(f"'{type(iterator).__name__}' object is not an async iterator")
    return method(iterator)


class next_or_default:
    # anext(iterator, default), to be awaited.

    def __init__(self, awaited, default):
        self._steps = _steps_to_next(awaited, default)

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self._steps.send(None)

    def send(self, value):
        return self._steps.send(value)

    def throw(self, *error):
        return self._steps.throw(*error)

    def close(self):
        self._steps.close()


def async_next_or(iterator, otherwise):
    return next_or_default(await_iterator(async_next(iterator)), otherwise)


def _steps_to_next(awaited, otherwise):
    try:
        return (yield from awaited)
    except StopAsyncIteration:
        return otherwise
