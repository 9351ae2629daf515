# asyncio.windows_events: on Windows the event loop is that of selectors too, which parks the tasklet. CPython's default there, which is told of what has been completed, is not built, and with it
# the loop's own way to start programs: subprocess is there. https://docs.python.org/3/library/asyncio-platforms.html

import sys as _sys
from asyncio import events as _events, selector_events as _selector_events

if _sys.platform != "win32":
    raise ImportError("win32 only")

__all__ = ("SelectorEventLoop", "EventLoop", "_DefaultEventLoopPolicy", "_WindowsSelectorEventLoopPolicy")


class SelectorEventLoop(_selector_events.BaseSelectorEventLoop):
    """An event loop that waits for descriptors."""


EventLoop = SelectorEventLoop


class _WindowsSelectorEventLoopPolicy(_events._BaseDefaultEventLoopPolicy):
    _loop_factory = SelectorEventLoop


_DefaultEventLoopPolicy = _WindowsSelectorEventLoopPolicy
