# The module _functools: what functools takes from it. https://docs.python.org/3/library/functools.html

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
