import sys

monitoring = sys.monitoring
E = monitoring.events
lines = []


def inner():
    return 1


def outer():
    first = outer.__code__.co_firstlineno
    monitoring.set_events(1, E.LINE)
    inner()
    for i in range(2):
        pass
    monitoring.set_events(1, 0)
    inner()
    return [line - first for line in lines]


monitoring.use_tool_id(1, "test")
monitoring.register_callback(1, E.LINE, lambda code, line: lines.append(line))
print(outer())  # expect: [3, -3, 4, 5, 4, 5, 4, 6]
monitoring.free_tool_id(1)
