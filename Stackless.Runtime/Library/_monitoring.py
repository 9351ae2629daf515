# sys.monitoring: the names that debuggers need to be imported. Compiled code reports no events.
# https://docs.python.org/3/library/sys.monitoring.html

DEBUGGER_ID, COVERAGE_ID, PROFILER_ID, OPTIMIZER_ID = 0, 1, 2, 5
DISABLE = object()
MISSING = object()


class events:
    NO_EVENTS = 0
    PY_START, PY_RESUME, PY_RETURN, PY_YIELD, CALL, LINE, INSTRUCTION, JUMP, BRANCH_LEFT, BRANCH_RIGHT, STOP_ITERATION = [1 << i for i in range(11)]
    RAISE, EXCEPTION_HANDLED, PY_UNWIND, PY_THROW, RERAISE, C_RETURN, C_RAISE, BRANCH = [1 << i for i in range(11, 19)]


def _not_built(*arguments):
    raise NotImplementedError("monitoring is not built: compiled code reports no events")


use_tool_id = clear_tool_id = free_tool_id = register_callback = set_events = set_local_events = restart_events = _not_built
get_local_events = _not_built


def get_tool(tool_id, /):
    return None


def get_events(tool_id, /):
    return 0
