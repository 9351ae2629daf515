# The module _functools: what functools takes from it. https://docs.python.org/3/library/functools.html

from _lru_cache import _lru_cache_wrapper
from _partial import Placeholder, _PlaceholderType, partial

_missing = object()


def reduce(function, iterable, /, initial=_missing):
    try:
        elements = iter(iterable)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial is _missing:
        try:
            value = next(elements)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for element in elements:
        value = function(value, element)
    return value


class KeyWrapper:
    """What sorts as a comparison function says. Called, it wraps another object."""

    __slots__ = ("_compare", "obj")
    __hash__ = None

    def __call__(self, obj):
        return _wrap(self._compare, obj)

    def __lt__(self, other, /):
        return _compared(self, other) < 0

    def __le__(self, other, /):
        return _compared(self, other) <= 0

    def __eq__(self, other, /):
        return _compared(self, other) == 0

    def __ne__(self, other, /):
        return _compared(self, other) != 0

    def __gt__(self, other, /):
        return _compared(self, other) > 0

    def __ge__(self, other, /):
        return _compared(self, other) >= 0


def _wrap(compare, *obj):
    wrapper = object.__new__(KeyWrapper)
    wrapper._compare = compare
    if obj:
        wrapper.obj = obj[0]
    return wrapper


def _compared(wrapper, other):
    if not isinstance(other, KeyWrapper):
        raise TypeError("other argument must be K instance")
    return wrapper._compare(wrapper.obj, other.obj)


def cmp_to_key(mycmp):
    """Converts a cmp= function into a key= function."""
    return _wrap(mycmp)
