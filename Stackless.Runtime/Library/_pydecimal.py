# The module _pydecimal: decimal where _decimal is not wanted. Here _decimal is in Python itself: these are its own names.
# https://docs.python.org/3/library/decimal.html
import _decimal

globals().update({name: value for name, value in vars(_decimal).items() if not name.startswith("__")})
__version__ = _decimal.__version__
__libmpdec_version__ = _decimal.__libmpdec_version__
__name__ = "decimal"
