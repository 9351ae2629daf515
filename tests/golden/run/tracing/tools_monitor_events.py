import sys

monitoring = sys.monitoring
events = monitoring.events
TOOL = 3
told = []


def work(n):
    total = 0
    for i in range(n):
        total += i
    return total


monitoring.use_tool_id(TOOL, "test")
print(monitoring.get_tool(TOOL))  # expect: test
monitoring.register_callback(TOOL, events.PY_START, lambda code, offset: told.append(("start", code.co_name)))
monitoring.register_callback(TOOL, events.PY_RETURN, lambda code, offset, value: told.append(("return", value)))
monitoring.register_callback(TOOL, events.LINE, lambda code, line: told.append(line - code.co_firstlineno))
monitoring.set_local_events(TOOL, work.__code__, events.PY_START | events.PY_RETURN | events.LINE)
work(2)
monitoring.set_local_events(TOOL, work.__code__, 0)
work(3)
print(told)  # expect: [('start', 'work'), 1, 2, 3, 2, 3, 2, 4, ('return', 1)]
monitoring.free_tool_id(TOOL)
print(monitoring.get_tool(TOOL))  # expect: None
try:
    monitoring.set_events(TOOL, events.LINE)
except ValueError as error:
    print(error)  # expect: tool 3 is not in use
