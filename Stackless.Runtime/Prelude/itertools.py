# The module itertools: each class is an iterator over a generator, so that iteration can be suspended inside any callback, and pickled there.
# Calling is checked at once, as in CPython; what the generators do is in the functions below.
# https://docs.python.org/3/library/itertools.html


def _make_module():
    from _itertools import count, generated_iterator, repeat
    all_made = [count, repeat]

    # Turns a function that returns the generator for its arguments into the class.
    def iterator(make):
        make.__qualname__ = make.__name__

        code = make.__code__
        is_positional = code.co_posonlyargcount == code.co_argcount and not code.co_kwonlyargcount

        # Keywords that this class knows nothing of are for a derived one's __init__.
        def __new__(cls, *arguments, **keywords):
            if keywords and is_positional and cls is not made and cls.__init__ is not object.__init__:
                keywords = {}
            return generated_iterator.__new__(cls, make(*arguments, **keywords))

        made = type(make.__name__, (generated_iterator,), {
            "__module__": "itertools", "__slots__": (), "__new__": __new__, "__doc__": make.__doc__})
        all_made.append(made)
        return made

    @iterator
    def chain(*iterables):
        return _chain(iterables)

    def from_iterable(cls, iterable, /):
        return generated_iterator.__new__(cls, _chain(iter(iterable)))

    chain.from_iterable = classmethod(from_iterable)
    chain.__class_getitem__ = classmethod(type(list[int]))

    @iterator
    def cycle(iterable, /):
        return _cycle(iter(iterable))

    @iterator
    def accumulate(iterable, func=None, *, initial=None):
        return _accumulate(iter(iterable), func, initial)

    @iterator
    def batched(iterable, n, *, strict=False):
        if n < 1:
            raise ValueError("n must be at least one")
        return _batched(iter(iterable), n, strict)

    @iterator
    def compress(data, selectors):
        return _compress(iter(data), iter(selectors))

    @iterator
    def dropwhile(predicate, iterable, /):
        return _dropwhile(predicate, iter(iterable))

    @iterator
    def takewhile(predicate, iterable, /):
        return _takewhile(predicate, iter(iterable))

    @iterator
    def filterfalse(function, iterable, /):
        return _filterfalse(function, iter(iterable))

    @iterator
    def starmap(function, iterable, /):
        return _starmap(function, iter(iterable))

    @iterator
    def islice(iterable, /, *bounds):
        if not 1 <= len(bounds) <= 3:
            raise TypeError(f"islice expected at {'least 2' if not bounds else 'most 4'} arguments, got {len(bounds) + 1}")
        start, stop, step = (None, bounds[0], None) if len(bounds) == 1 else (*bounds, None)[:3]
        stop = None if stop is None else _size(stop, 0, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        start = 0 if start is None else _size(start, 0, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        step = 1 if step is None else _size(step, 1, "Step for islice() must be a positive integer or None.")
        return _islice(iter(iterable), start, stop, step)

    @iterator
    def pairwise(iterable, /):
        return _pairwise(iter(iterable))

    @iterator
    def zip_longest(*iterables, fillvalue=None):
        return _zip_longest([iter(i) for i in iterables], fillvalue)

    @iterator
    def product(*iterables, repeat=1):
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        return _product([tuple(i) for i in iterables] * repeat)

    @iterator
    def permutations(iterable, r=None):
        pool = tuple(iterable)
        r = len(pool) if r is None else r
        if not isinstance(r, int):
            raise TypeError("Expected int as r")
        if r < 0:
            raise ValueError("r must be non-negative")
        return _permutations(pool, r)

    @iterator
    def combinations(iterable, r):
        if r < 0:
            raise ValueError("r must be non-negative")
        return _combinations(tuple(iterable), r)

    @iterator
    def combinations_with_replacement(iterable, r):
        if r < 0:
            raise ValueError("r must be non-negative")
        return _combinations_with_replacement(tuple(iterable), r)

    @iterator
    def _grouper(groups, key):
        return _Group(groups, key)

    @iterator
    def groupby(iterable, key=None):
        return _Groups(iter(iterable), key, _grouper)

    def tee(iterable, n=2, /):
        if n < 0:
            raise ValueError("n must be >= 0")
        if n == 0:
            return ()
        first = iterable.__copy__() if isinstance(iterable, _tee) else _tee(iter(iterable))
        return (first, *[first.__copy__() for _ in range(n - 1)])

    _tee.__module__ = "itertools"
    return {value.__name__: value for value in [*all_made, tee, _tee]}


def _size(value, least, message):
    try:
        value = value.__index__()
    except (AttributeError, TypeError):
        raise ValueError(message) from None
    if not least <= value <= 2 ** 63 - 1:
        raise ValueError(message)
    return value


def _chain(iterables):
    for iterable in iterables:
        for element in iterable:
            yield element


def _cycle(iterator):
    saved = []
    for element in iterator:
        yield element
        saved.append(element)
    while saved:
        for element in saved:
            yield element


def _accumulate(iterator, function, initial):
    total = initial
    if total is None:
        for total in iterator:
            break
        else:
            return
    yield total
    for element in iterator:
        total = total + element if function is None else function(total, element)
        yield total


def _batched(iterator, n, strict):
    batch = []
    for element in iterator:
        batch.append(element)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        if strict:
            raise ValueError("batched(): incomplete batch")
        yield tuple(batch)


def _compress(data, selectors):
    for element, selector in zip(data, selectors):
        if selector:
            yield element


def _dropwhile(predicate, iterator):
    for element in iterator:
        if not predicate(element):
            yield element
            break
    for element in iterator:
        yield element


def _takewhile(predicate, iterator):
    for element in iterator:
        if not predicate(element):
            return
        yield element


def _filterfalse(function, iterator):
    for element in iterator:
        if not (element if function is None else function(element)):
            yield element


def _starmap(function, iterator):
    for arguments in iterator:
        yield function(*arguments)


def _islice(iterator, start, stop, step):
    index = 0
    wanted = start
    if stop is None or wanted < stop:
        for element in iterator:
            if index == wanted:
                yield element
                wanted += step
            index += 1
            if stop is not None and index >= stop:
                return
    else:
        while index < start and index < stop:
            for _ in iterator:
                break
            index += 1


def _pairwise(iterator):
    for previous in iterator:
        break
    else:
        return
    for element in iterator:
        yield previous, element
        previous = element


def _zip_longest(iterators, fill):
    live = len(iterators)
    ended = [False] * live
    while live:
        row = []
        for i, iterator in enumerate(iterators):
            value = fill
            if not ended[i]:
                for value in iterator:
                    break
                else:
                    ended[i] = True
                    live -= 1
                    if not live:
                        return
            row.append(value)
        yield tuple(row)


def _product(pools):
    indices = [0] * len(pools)
    for pool in pools:
        if not pool:
            return
    row = [pool[0] for pool in pools]
    while True:
        yield tuple(row)
        i = len(pools) - 1
        while i >= 0:
            indices[i] += 1
            if indices[i] < len(pools[i]):
                row[i] = pools[i][indices[i]]
                break
            indices[i] = 0
            row[i] = pools[i][0]
            i -= 1
        else:
            return


# https://docs.python.org/3/library/itertools.html#itertools.permutations
def _permutations(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(range(n))
    cycles = list(range(n, n - r, -1))
    yield tuple([pool[i] for i in indices[:r]])
    while n:
        for i in range(r - 1, -1, -1):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield tuple([pool[k] for k in indices[:r]])
                break
        else:
            return


def _combinations(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(range(r))
    while True:
        yield tuple([pool[i] for i in indices])
        i = r - 1
        while i >= 0 and indices[i] == i + n - r:
            i -= 1
        if i < 0:
            return
        indices[i] += 1
        for j in range(i + 1, r):
            indices[j] = indices[j - 1] + 1


def _combinations_with_replacement(pool, r):
    n = len(pool)
    if not n and r:
        return
    indices = [0] * r
    while True:
        yield tuple([pool[i] for i in indices])
        i = r - 1
        while i >= 0 and indices[i] == n - 1:
            i -= 1
        if i < 0:
            return
        indices[i:] = [indices[i] + 1] * (r - i)


class _none:
    """No element yet, or none any more; a class, which stays itself in a pickle."""


# The groups share the iterator: moving to the next group skips what is left of this one. No generators: a key function, or the comparison of keys,
# may ask for the next element itself.
class _Groups:
    __slots__ = ("iterator", "key", "grouper", "group", "target", "current", "element")

    def __init__(self, iterator, key, grouper):
        self.iterator = iterator
        self.key = key
        self.grouper = grouper
        self.group = None
        self.target = self.current = self.element = _none

    def advance(self):
        element = next(self.iterator)
        key = element if self.key is None else self.key(element)
        self.element = element
        self.current = key

    def __iter__(self):
        return self

    def __next__(self):
        self.group = None
        while self.current is _none or self.target is not _none and (self.target is self.current or self.target == self.current):
            self.advance()
        key = self.target = self.current
        return key, self.grouper(self, key)


class _Group:
    __slots__ = ("groups", "key")

    def __init__(self, groups, key):
        self.groups = groups
        self.key = key
        groups.group = self

    def __iter__(self):
        return self

    def __next__(self):
        groups = self.groups
        if groups.group is not self:
            raise StopIteration
        if groups.element is _none:
            groups.advance()
        if not (self.key is groups.current or self.key == groups.current):
            raise StopIteration
        element = groups.element
        groups.element = _none
        return element


# A linked list of elements already read: each copy holds its own place in it.
class _tee:
    __slots__ = ("iterator", "link", "__weakref__")

    def __new__(cls, iterable, /):
        self = object.__new__(cls)
        if isinstance(iterable, _tee):
            self.iterator = iterable.iterator
            self.link = iterable.link
        else:
            self.iterator = iter(iterable)
            self.link = [None, None]
        return self

    def __iter__(self):
        return self

    # Pickled without an iterator at first: that may refer to this.
    def __reduce__(self):
        return _tee, ((),), (None, {"iterator": self.iterator, "link": self.link})

    def __next__(self):
        link = self.link
        if link[1] is None:
            if link[0] is _none:
                raise RuntimeError("cannot re-enter the tee iterator")
            link[0] = _none
            try:
                value = next(self.iterator)
            except BaseException:
                link[0] = None
                raise
            link[0] = value
            link[1] = [None, None]
        self.link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self)
