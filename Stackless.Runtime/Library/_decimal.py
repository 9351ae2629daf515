# The module _decimal. What it is made of is there once, however often this is imported anew: numbers are equal, and errors caught, across that.
# https://docs.python.org/3/library/decimal.html
import _decimal_context

globals().update({name: value for name, value in vars(_decimal_context).items() if not name.startswith("_")})
__version__ = "1.70"
__libmpdec_version__ = "2.5.1"
