# The module _pydecimal: decimal where _decimal is not wanted. Here _decimal is in Python itself: these are its own names.
# https://docs.python.org/3/library/decimal.html
import sys as _sys

# Who asks for this module may have said that _decimal must not be imported.
_missing = object()
_known = _sys.modules.get("_decimal", _missing)
if _known is None:
    del _sys.modules["_decimal"]
import _decimal

if _known is None:
    _sys.modules["_decimal"] = None
globals().update({name: value for name, value in vars(_decimal).items() if not name.startswith("__")})
__version__ = _decimal.__version__
__libmpdec_version__ = _decimal.__libmpdec_version__
__name__ = "decimal"
