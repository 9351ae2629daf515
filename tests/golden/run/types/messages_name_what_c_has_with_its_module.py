# CPython's messages name types by tp_name: those written in C with their modules, but for builtins; a program's own without.
import array
import collections
import contextvars
import datetime
import functools
import io
import itertools
import threading
import time
import weakref


class Own(collections.deque):
    pass


class Plain:
    pass


for value in (
    collections.deque(),  # expect: 'collections.deque'
    array.array("i"),  # expect: 'array.array'
    itertools.count(),  # expect: 'itertools.count'
    itertools.chain(),  # expect: 'itertools.chain'
    functools.partial(len),  # expect: 'functools.partial'
    collections.OrderedDict(),  # expect: 'collections.OrderedDict'
    datetime.date(2000, 1, 1),  # expect: 'datetime.date'
    io.StringIO(),  # expect: '_io.StringIO'
    contextvars.copy_context(),  # expect: '_contextvars.Context'
    threading.Lock(),  # expect: '_thread.lock'
    time.gmtime(0),  # expect: 'time.struct_time'
    weakref.ref(Plain),  # expect: 'weakref.ReferenceType'
    Own(),  # expect: 'Own'
    Plain(),  # expect: 'Plain'
    5,  # expect: 'int'
    None,  # expect: 'NoneType'
):
    try:
        value.missing
    except AttributeError as error:
        print(str(error).removesuffix(" object has no attribute 'missing'"))

try:
    collections.deque() < 1
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'collections.deque' and 'int'
try:
    datetime.date(2000, 1, 1) + 1
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for +: 'datetime.date' and 'int'
try:
    "".join([collections.deque()])
except TypeError as error:
    print(error)  # expect: sequence item 0: expected str instance, collections.deque found
try:
    {}[[collections.deque()][0]]
except TypeError as error:
    print(error)  # expect: cannot use 'collections.deque' as a dict key (unhashable type: 'collections.deque')
print(repr(Own()), repr(collections.deque()))  # expect: Own([]) deque([])
