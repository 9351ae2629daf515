# min() and max() with a key, a default, or elements that compare in Python. https://docs.python.org/3/library/functions.html#max


def min_of(iterable, key):
    iterator = iter(iterable)
    for best in iterator:
        break
    else:
        raise ValueError("min() iterable argument is empty")
    return _least(best, iterator, key)


def min_or(iterable, key, default):
    iterator = iter(iterable)
    for best in iterator:
        return _least(best, iterator, key)
    return default


def _least(best, iterator, key):
    if key is None:
        for element in iterator:
            if element < best:
                best = element
        return best
    best_key = key(best)
    for element in iterator:
        element_key = key(element)
        if element_key < best_key:
            best, best_key = element, element_key
    return best


def max_of(iterable, key):
    iterator = iter(iterable)
    for best in iterator:
        break
    else:
        raise ValueError("max() iterable argument is empty")
    return _greatest(best, iterator, key)


def max_or(iterable, key, default):
    iterator = iter(iterable)
    for best in iterator:
        return _greatest(best, iterator, key)
    return default


def _greatest(best, iterator, key):
    if key is None:
        for element in iterator:
            if element > best:
                best = element
        return best
    best_key = key(best)
    for element in iterator:
        element_key = key(element)
        if element_key > best_key:
            best, best_key = element, element_key
    return best
