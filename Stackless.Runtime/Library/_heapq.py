# The module _heapq: heaps in lists, the smallest first, or, _max, the largest. What needs no Python code to compare is done natively (_heap_steps);
# from where that cannot go on, it is done here. https://docs.python.org/3/library/heapq.html
from _heap_steps import rise as _rise_natively, sink as _sink_natively


def _check(heap, name, is_taking):
    if not isinstance(heap, list):
        raise TypeError(f"{name}() argument must be list, not {type(heap).__name__}")
    if is_taking and not heap:
        raise IndexError("index out of range")


# An item goes up from its place to where no one above it belongs below.
def _rise(heap, item, place, top, is_max):
    place = _rise_natively(heap, item, place, top, is_max)
    if place < 0:
        return
    while place > top:
        above = (place - 1) >> 1
        other = heap[above]
        if not (other < item if is_max else item < other):
            break
        heap[place] = heap[above]
        place = above
    heap[place] = item


# The place at the top is free: those below move up to the bottom, where the item then rises. Most items are from the bottom and stay there.
def _sink(heap, item, top, is_max):
    left = _sink_natively(heap, item, top, is_max)
    if left is None:
        return
    place, goes_down = left
    if goes_down:
        size = len(heap)
        below = 2 * place + 1
        while below < size:
            other = below + 1
            if other < size:
                first, second = heap[below], heap[other]
                if not (second < first if is_max else first < second):
                    below = other
            heap[place] = heap[below]
            place = below
            below = 2 * place + 1
    _rise(heap, item, place, top, is_max)


def heappush(heap, item, /):
    _check(heap, "heappush", False)
    heap.append(item)
    _rise(heap, item, len(heap) - 1, 0, False)


def heappop(heap, /):
    _check(heap, "heappop", True)
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    _sink(heap, last, 0, False)
    return first


def heapreplace(heap, item, /):
    _check(heap, "heapreplace", True)
    first = heap[0]
    _sink(heap, item, 0, False)
    return first


def heappushpop(heap, item, /):
    _check(heap, "heappushpop", False)
    if heap and heap[0] < item:
        item, first = heap[0], item
        _sink(heap, first, 0, False)
    return item


def heapify(heap, /):
    _check(heap, "heapify", False)
    for place in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, heap[place], place, False)


def heappush_max(heap, item, /):
    _check(heap, "heappush_max", False)
    heap.append(item)
    _rise(heap, item, len(heap) - 1, 0, True)


def heappop_max(heap, /):
    _check(heap, "heappop_max", True)
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    _sink(heap, last, 0, True)
    return first


def heapreplace_max(heap, item, /):
    _check(heap, "heapreplace_max", True)
    first = heap[0]
    _sink(heap, item, 0, True)
    return first


def heappushpop_max(heap, item, /):
    _check(heap, "heappushpop_max", False)
    if heap and item < heap[0]:
        item, first = heap[0], item
        _sink(heap, first, 0, True)
    return item


def heapify_max(heap, /):
    _check(heap, "heapify_max", False)
    for place in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, heap[place], place, True)
