# Awaiting: what `await` and `async for` ask of objects that are not coroutines, and the awaitables of asynchronous generators.
# https://docs.python.org/3/reference/expressions.html#asynchronous-generator-iterator-methods

from _async import begin as _begin_async, is_wrapped as _is_wrapped, send as _async_send, throw as _async_throw, unwrap as _unwrap


def await_iterator(awaitable):
    method = getattr(type(awaitable), "__await__", None)
    if method is None:
        raise TypeError(f"'{type(awaitable).__name__}' object can't be awaited")
    iterator = method(awaitable)
    if not hasattr(type(iterator), "__next__"):
        raise TypeError(f"__await__() returned non-iterator of type '{type(iterator).__name__}'")
    return iterator


def get_async_iter(iterable):
    method = getattr(type(iterable), "__aiter__", None)
    if method is None:
        raise TypeError(f"'async for' requires an object with __aiter__ method, got {type(iterable).__name__}")
    iterator = method(iterable)
    if not hasattr(type(iterator), "__anext__"):
        raise TypeError(f"'async for' received an object from __aiter__ that does not implement __anext__: {type(iterator).__name__}")
    return iterator


def get_async_next(iterator):
    awaitable = type(iterator).__anext__(iterator)
    if not hasattr(type(awaitable), "__await__"):
        cause = TypeError(f"'{type(awaitable).__name__}' object can't be awaited")
        raise TypeError(f"'async for' received an invalid object from __anext__: {type(awaitable).__name__}") from cause
    return awaitable


class async_generator_step:
    # One asend(), athrow() or aclose(), to be awaited once. What is thrown into it before it is begun goes to the generator all the same.

    def __init__(self, steps, name=None, generator=None, is_close=False):
        self._steps = steps
        self._name = name
        self._generator = generator
        self._is_close = is_close

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        steps = self._steps
        if steps is None:
            raise RuntimeError(f"cannot reuse already awaited {self._name}")
        self._generator = None
        try:
            return steps.send(value)
        except BaseException:
            if self._name is not None:
                self._steps = None
            raise

    def throw(self, *error):
        steps = self._steps
        if steps is None:
            raise RuntimeError(f"cannot reuse already awaited {self._name}")
        if self._generator is not None:
            thrown = error[0]
            if isinstance(thrown, type):
                thrown = thrown() if len(error) < 2 or error[1] is None else error[1] if isinstance(error[1], thrown) else thrown(error[1])
            make = _steps_to_close if self._is_close else _steps_to_yield
            self._steps = make(self._generator, None, thrown)
            return self.send(None)
        try:
            return steps.throw(*error)
        except BaseException:
            if self._name is not None:
                self._steps = None
            raise

    def close(self):
        steps = self._steps
        if self._name is not None:
            self._steps = None
        if steps is not None:
            steps.close()


def async_generator_asend(generator, value):
    hook = _begin_async(generator)
    if hook is not None:
        hook(generator)
    return async_generator_step(_steps_to_yield(generator, value, None), "__anext__()/asend()", generator)


def async_generator_athrow(generator, error, value):
    hook = _begin_async(generator)
    if hook is not None:
        hook(generator)
    if isinstance(error, type):
        error = error() if value is None else error(value)
    return async_generator_step(_steps_to_throw(generator, error), "aclose()/athrow()", generator)


def async_generator_aclose(generator):
    hook = _begin_async(generator)
    if hook is not None:
        hook(generator)
    return async_generator_step(_steps_to_close(generator, None, GeneratorExit()), "aclose()/athrow()", generator, True)


def _steps_to_yield(generator, value, error):
    # Hands out what the generator's awaits hand out, until the generator yields to its iteration: that is the result.
    while True:
        result = _async_send(generator, value) if error is None else _async_throw(generator, error)
        if _is_wrapped(result):
            return _unwrap(result)
        value = error = None
        try:
            value = yield result
        except BaseException as thrown:
            error = thrown


# Into a generator that has ended nothing is thrown.
def _steps_to_throw(generator, error):
    if generator.ag_frame is None:
        return None
    return (yield from _steps_to_yield(generator, None, error))


def _steps_to_close(generator, value, error):
    try:
        yield from _steps_to_yield(generator, value, error)
    except (GeneratorExit, StopAsyncIteration):
        return
    raise RuntimeError("async generator ignored GeneratorExit")


# ---- aiter() and anext() -----------------------------------------------------------------------------------------------------

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


def async_next_or(iterator, otherwise):
    return async_generator_step(_steps_to_next(await_iterator(async_next(iterator)), otherwise))


def _steps_to_next(awaited, otherwise):
    try:
        return (yield from awaited)
    except StopAsyncIteration:
        return otherwise
