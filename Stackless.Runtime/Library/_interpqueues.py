# The module _interpqueues: queues between interpreters, of which concurrent.interpreters is made. A queue is a channel with a capacity; every interpreter
# knows it by its number. An item says who put it there: when that interpreter is gone, what was asked for at put() comes in its place.
import _parallel
import _interpreters
import pickle as _pickle
from _parallel import channel as _channel

_KIND, _NUMBERS = "queue", "numbers of queues"
_REMOVE = 1


class QueueError(RuntimeError):
    """Indicates that a queue-related error happened."""

    __module__ = "concurrent.interpreters"


class QueueNotFoundError(QueueError):
    """Raised when a queue is not found by its ID."""

    __module__ = "concurrent.interpreters"


queue_type, _empty, _full = None, QueueError, QueueError


def _register_heap_types(queue, empty, full, /):
    global queue_type, _empty, _full
    queue_type, _empty, _full = queue, empty, full


def _find(qid):
    found = _parallel.find(_KIND, int(qid))
    if found is None:
        raise QueueNotFoundError(f"queue {qid} not found")
    return found


def create(maxsize, unboundop=-1, fallback=-1):
    queue = _channel(capacity=maxsize if maxsize > 0 else -1)
    # No number is given twice: who still knows a queue that is gone does not take another one for it.
    _parallel.register(_NUMBERS, 0, None)
    number = _parallel.count(_NUMBERS, 0, 1)
    _parallel.register(_KIND, number, (queue, maxsize, unboundop, fallback))
    return number


def destroy(qid):
    queue = _find(qid)[0]
    _parallel.unregister(_KIND, int(qid))
    queue.close()


def list_all():
    return [(number, *_find(number)[2:]) for number in _parallel.registered(_KIND)]


def bind(qid):
    _find(qid)
    _parallel.count(_KIND, int(qid), 1)


def release(qid):
    _find(qid)
    left = _parallel.count(_KIND, int(qid), -1)
    if left < 0:
        _parallel.count(_KIND, int(qid), 1)
        raise QueueError(f"queue {qid} not bound")
    if left == 0:
        destroy(qid)


def put(qid, obj, unboundop=-1, fallback=-1):
    queue, _, default, _ = _find(qid)
    is_value = _parallel.is_shareable(obj)
    if not is_value:
        obj = _interpreters.pickled(obj, obj)
    try:
        queue.send((_parallel.number(), default if unboundop < 0 else unboundop, is_value, obj), timeout=0)
    except TimeoutError:
        raise _full(f"queue {qid} is full") from None


def get(qid):
    queue = _find(qid)[0]
    while True:
        try:
            origin, unboundop, is_value, obj = queue.receive(timeout=0)
        except TimeoutError:
            raise _empty(f"queue {qid} is empty") from None
        if origin and _parallel.find("interpreter", origin) is None:
            if unboundop == _REMOVE:
                continue
            return None, unboundop
        return (obj if is_value else _pickle.loads(obj)), None


def get_maxsize(qid):
    return _find(qid)[1]


def get_queue_defaults(qid):
    return _find(qid)[2:]


def is_full(qid):
    queue, maxsize, *_ = _find(qid)
    return 0 < maxsize <= queue.balance


def get_count(qid):
    return max(0, _find(qid)[0].balance)
