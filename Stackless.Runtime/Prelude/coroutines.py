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
    # anext(iterator, default), to be awaited: what is asked of it is asked of the iterator that __anext__'s result gives, anew each time.

    def __init__(self, awaitable, default):
        self._awaitable = awaitable
        self._default = default

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self._ask("__next__")

    def send(self, value):
        return self._ask("send", value)

    def throw(self, *error):
        return self._ask("throw", *error)

    def close(self):
        return self._ask("close")

    def _ask(self, method, *arguments):
        iterator = await_iterator(self._awaitable)
        if not hasattr(type(iterator), "__next__"):
            iterator = iterator.__await__()  # a coroutine
        try:
            return getattr(iterator, method)(*arguments)
        except StopAsyncIteration:
            raise StopIteration(self._default) from None


def async_next_or(iterator, otherwise):
    return next_or_default(async_next(iterator), otherwise)
