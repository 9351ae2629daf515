# The module greenlet (Prelude/tree_of_greenlets.py). https://greenlet.readthedocs.io/en/latest/
from _greenlet import (
    GreenletExit, enable_optional_cleanup, error, get_clocks_used_doing_optional_cleanup, getcurrent, gettrace, greenlet, settrace)

__version__ = "3.2"
GREENLET_USE_GC = True
GREENLET_USE_TRACING = True
GREENLET_USE_CONTEXT_VARS = True
GREENLET_USE_STANDARD_THREADING = True
CLOCKS_PER_SEC = 1000000
