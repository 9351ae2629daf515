# sys.monitoring: who is told of what happens in functions, by tools and events. Functions run with stops while somebody listens (the runtime's TraceFrame),
# and tell _tell. The events INSTRUCTION, JUMP, BRANCH, BRANCH_LEFT, BRANCH_RIGHT and STOP_ITERATION can be asked for and never happen.
# https://docs.python.org/3/library/sys.monitoring.html

import sys as _sys

DEBUGGER_ID, COVERAGE_ID, PROFILER_ID, OPTIMIZER_ID = 0, 1, 2, 5


class _Sentinel:
    __slots__ = ("_name",)

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return f"<{self._name}>"


DISABLE, MISSING = _Sentinel("DISABLE"), _Sentinel("MISSING")


class events:
    NO_EVENTS = 0
    PY_START, PY_RESUME, PY_RETURN, PY_YIELD, CALL, LINE, INSTRUCTION, JUMP, BRANCH_LEFT, BRANCH_RIGHT, STOP_ITERATION = [1 << i for i in range(11)]
    RAISE, EXCEPTION_HANDLED, PY_UNWIND, PY_THROW, RERAISE, C_RETURN, C_RAISE, BRANCH = [1 << i for i in range(11, 19)]


_LOCAL = (1 << 11) - 1
_EVERY = (1 << 19) - 1
_tools = [None] * 6
_global = [0] * 6
_local = {}
_callbacks = {}
_disabled = set()
_HAPPENINGS = {
    "call": events.PY_START, "resume": events.PY_RESUME, "throw": events.PY_THROW, "line": events.LINE, "return": events.PY_RETURN,
    "yield": events.PY_YIELD, "exception": events.RAISE, "unwind": events.PY_UNWIND, "handled": events.EXCEPTION_HANDLED, "reraise": events.RERAISE,
    "c_call": events.CALL, "py_call": events.CALL, "c_return": events.C_RETURN, "c_exception": events.C_RAISE}
# An event that comes with another one, which is asked for in its place.
_ASKED = {event: events.CALL if event & (events.C_RETURN | events.C_RAISE) else event for event in _HAPPENINGS.values()}


def _check(tool_id, in_use=True):
    if not isinstance(tool_id, int):
        raise TypeError(f"'{type(tool_id).__name__}' object cannot be interpreted as an integer")
    if not 0 <= tool_id < 6:
        raise ValueError(f"invalid tool {tool_id} (must be between 0 and 5)")
    if in_use and _tools[tool_id] is None:
        raise ValueError(f"tool {tool_id} is not in use")


def use_tool_id(tool_id, name, /):
    _check(tool_id, False)
    if not isinstance(name, str):
        raise ValueError("tool name must be a str")
    if _tools[tool_id] is not None:
        raise ValueError(f"tool {tool_id} is already in use")
    _tools[tool_id] = name


def clear_tool_id(tool_id, /):
    _check(tool_id, False)
    if _tools[tool_id] is None:
        return
    _global[tool_id] = 0
    for key in [key for key in _callbacks if key[0] == tool_id]:
        del _callbacks[key]
    for code, masks in _local.values():
        masks[tool_id] = 0
    _changed()


def free_tool_id(tool_id, /):
    clear_tool_id(tool_id)
    _tools[tool_id] = None


def get_tool(tool_id, /):
    _check(tool_id, False)
    return _tools[tool_id]


def register_callback(tool_id, event, func, /):
    _check(tool_id, False)
    if event <= 0 or event & (event - 1):
        raise ValueError("The callback can only be set for one event at a time")
    if event > _EVERY:
        raise ValueError(f"invalid event {event}")
    _sys.audit("sys.monitoring.register_callback", func)
    former = _callbacks.pop((tool_id, event), None)
    if func is not None:
        _callbacks[tool_id, event] = func
    return former


def get_events(tool_id, /):
    _check(tool_id, False)
    return _global[tool_id]


def set_events(tool_id, event_set, /):
    _check(tool_id)
    if not 0 <= event_set <= _EVERY:
        raise ValueError(f"invalid event set 0x{event_set & 0xffffffff:x}")
    if event_set & (events.C_RETURN | events.C_RAISE) and not event_set & events.CALL:
        raise ValueError("cannot set C_RETURN or C_RAISE events independently")
    _global[tool_id] = event_set & ~(events.C_RETURN | events.C_RAISE)
    _changed()


def _masks(code, makes):
    if not hasattr(code, "co_code"):
        raise TypeError("code must be a code object")
    entry = _local.get(id(code))
    if entry is None and makes:
        entry = _local[id(code)] = code, [0] * 6
    return entry[1] if entry is not None else None


def get_local_events(tool_id, code, /):
    _check(tool_id, False)
    masks = _masks(code, False)
    return masks[tool_id] if masks is not None else 0


def set_local_events(tool_id, code, event_set, /):
    _check(tool_id)
    if event_set & (events.C_RETURN | events.C_RAISE) and not event_set & events.CALL:
        raise ValueError("cannot set C_RETURN or C_RAISE events independently")
    event_set &= ~(events.C_RETURN | events.C_RAISE)
    if not 0 <= event_set <= _LOCAL | events.BRANCH:
        raise ValueError(f"invalid local event set 0x{event_set & 0xffffffff:x}")
    _masks(code, True)[tool_id] = event_set
    _changed()


def restart_events():
    _disabled.clear()


def _all_events():
    return {name: sum(1 << tool for tool in range(6) if _global[tool] & number)
            for name, number in vars(events).items() if name.isupper() and number and any(mask & number for mask in _global)}


def _changed():
    _sys._monitor(_tell if any(_global) or any(any(masks) for code, masks in _local.values()) else None)


def _tell(frame, happening, argument):
    event = _HAPPENINGS[happening]
    code = frame.f_code
    local = _local.get(id(code))
    if happening == "line":
        arguments = (frame.f_lineno,)
        place = frame.f_lineno
    else:
        place = frame.f_lasti
        if happening == "exception":
            argument = argument[1]
        if event & (events.CALL | events.C_RETURN | events.C_RAISE):
            arguments = (place, *argument) if len(argument) == 2 else (place, *argument, MISSING)
        else:
            arguments = (place,) if event == events.PY_START or event == events.PY_RESUME else (place, argument)
    asked = _ASKED[event]
    for tool in range(6):
        if not (_global[tool] | (local[1][tool] if local is not None else 0)) & asked:
            continue
        callback = _callbacks.get((tool, event))
        if callback is None or _disabled and (tool, event, id(code), place) in _disabled:
            continue
        if callback(code, *arguments) is DISABLE:
            if not event & _LOCAL:
                del _callbacks[tool, event]
                raise ValueError(f"Cannot disable {next(name for name, number in vars(events).items() if number == event)} events. Callback removed.")
            _disabled.add((tool, event, id(code), place))
