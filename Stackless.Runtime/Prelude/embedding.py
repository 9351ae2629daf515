# What C# code around an interpreter asks of it: values of .NET types that have a counterpart in the standard library, both ways, and what an exception says.


# (what str() says, the report as it is printed).
def describe_exception(error):
    from _prelude.reports import format_exception
    try:
        text = str(error)
    except BaseException as failure:
        text = f"<str() of the exception raised {type(failure).__name__}>"
    return text, "".join(format_exception(error))


def make_decimal(text):
    from decimal import Decimal
    return Decimal(text)


# What a decimal is in .NET: digits without an exponent where it is not too large or small for that.
def text_of_decimal(value):
    return str(value)


# offset: of a time zone, in microseconds; None: no time zone.
def make_datetime(year, month, day, hour, minute, second, microsecond, offset):
    from datetime import datetime, timedelta, timezone
    zone = None if offset is None else timezone.utc if not offset else timezone(timedelta(microseconds=offset))
    return datetime(year, month, day, hour, minute, second, microsecond, zone)


def make_date(year, month, day):
    from datetime import date
    return date(year, month, day)


def make_time(hour, minute, second, microsecond):
    from datetime import time
    return time(hour, minute, second, microsecond)


def make_timedelta(days, seconds, microseconds):
    from datetime import timedelta
    return timedelta(days, seconds, microseconds)


def parts_of_datetime(value):
    offset = value.utcoffset()
    return (value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond,
            None if offset is None else (offset.days * 86400 + offset.seconds) * 1000000 + offset.microseconds)


def parts_of_date(value):
    return value.year, value.month, value.day


def parts_of_time(value):
    return value.hour, value.minute, value.second, value.microsecond


def parts_of_timedelta(value):
    return value.days, value.seconds, value.microseconds


def make_uuid(text):
    from uuid import UUID
    return UUID(text)


def make_path(text):
    from pathlib import Path
    return Path(text)


# Of a dict whose keys may be anything that has a hash.
def make_dict(keys, values):
    return dict(zip(keys, values))


def make_set(items):
    return set(items)


# What a coroutine, or whatever else can be awaited, gives, by an event loop of its own.
def run_awaitable(awaitable):
    async def outcome():
        return await awaitable
    try:
        from asyncio import run
    except ImportError:
        run = _run_without_loop
    return run(outcome())


# Gives the elements of an asynchronous iterable one by one, each when it is asked for.
def run_asynchronous_iterable(iterable, asked, give):
    async def pump():
        iterator = aiter(iterable)
        try:
            await asked()
            async for element in iterator:
                give(element)
                await asked()
        finally:
            close = getattr(iterator, "aclose", None)
            if close is not None:
                await close()
    return run_awaitable(pump())


# In an application that has no asyncio: what waits for nothing of it needs no event loop.
def _run_without_loop(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    coroutine.close()
    raise RuntimeError("a coroutine waits, and there is no asyncio to wait with")


# (the operator's name, its operands), for the operators that C# knows.
def operate(name, *operands):
    import _operator
    return getattr(_operator, name)(*operands)


# A name through all of its dots.
def attribute_of(o, names):
    for name in names:
        o = getattr(o, name)
    return o


# The class of .NET objects that implement the interface of a Protocol or an abstract class is below that: isinstance says so.
def register_protocol(cls, module, name):
    import sys
    __import__(module)
    getattr(sys.modules[module], name).register(cls)


# An object of a class that C# derives from a Python one. Its .NET object is known before __init__ runs, which may call what that overrides.
def make_derived(cls, adopt, /, *arguments, **keywords):
    made = cls.__new__(cls, *arguments, **keywords)
    adopt(made)
    made.__init__(*arguments, **keywords)
    return made


# What a class below C#'s overrides, as the classes above it have it.
def base_member(cls, o, name):
    return getattr(super(cls, o), name)


def set_base_member(cls, o, name, value):
    for base in cls.__mro__[1:]:
        if name in base.__dict__:
            base.__dict__[name].__set__(o, value)
            return
    raise AttributeError(f"{cls.__name__!r} has no property {name!r} to override")
