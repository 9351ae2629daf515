# CPython's module, with a compiler in C# before its own: that knows what nearly all patterns are made of, and leaves the rest.
# https://docs.python.org/3/library/re.html
import re as _re
import _import
import _sre

_import.run_beneath("re._compiler", globals(), _re.__path__)
_compile_any = compile


def compile(p, flags=0):
    return _sre._compile_native(p, flags) or _compile_any(p, flags)
