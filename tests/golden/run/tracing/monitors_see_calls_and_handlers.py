import sys

monitoring = sys.monitoring
E = monitoring.events
told = []


def called(code, offset, callee, first):
    told.append((callee.__name__, "-" if first is monitoring.MISSING else first))


def telling(name):
    return lambda code, offset, what, *first: told.append((name, type(what).__name__ if isinstance(what, Exception) else what.__name__))


def own(x):
    return x


class Holder:
    def method(self, x):
        return x

    def __repr__(self):
        return "holder"


def calls(holder):
    own(1)
    holder.method(2)
    [].append(4)
    len((5,))
    own(*[6])
    own(x=7)


def raises():
    try:
        try:
            int("no")
        finally:
            own(8)
    except TypeError:
        pass


def handles():
    try:
        raises()
    except ValueError:
        pass


def show(events, function, *arguments):
    told.clear()
    monitoring.set_events(1, events)
    function(*arguments)
    monitoring.set_events(1, 0)
    print(*dict.fromkeys(map(str, told)))


monitoring.use_tool_id(1, "test")
monitoring.register_callback(1, E.CALL, called)
show(E.CALL, calls, Holder())
# expect: ('calls', holder) ('own', 1) ('method', holder) ('append', [4]) ('len', (5,)) ('own', 6) ('own', 7) ('set_events', 1)
monitoring.register_callback(1, E.CALL, None)
for event, name in (E.C_RETURN, "returned"), (E.C_RAISE, "raised by"), (E.RAISE, "raised"), (E.RERAISE, "again"), (E.EXCEPTION_HANDLED, "handled"), (E.PY_UNWIND, "left"):
    monitoring.register_callback(1, event, telling(name))
show(E.CALL, calls, Holder())  # expect: ('returned', 'append') ('returned', 'len')
show(E.CALL | E.RAISE | E.RERAISE | E.EXCEPTION_HANDLED | E.PY_UNWIND, handles)
# expect: ('raised by', 'int') ('raised', 'ValueError') ('handled', 'ValueError') ('again', 'ValueError') ('left', 'ValueError')
monitoring.free_tool_id(1)
