import greenlet

events = []


def trace(event, pair):
    events.append(event)
    if len(events) == 1:
        second.switch("from the callback")


def first(value):
    events.append(value)
    return "done"


def other(value):
    events.append(value)
    greenlet.getcurrent().parent.switch("to main")


second = greenlet.greenlet(other)
greenlet.settrace(trace)
print(greenlet.greenlet(first).switch("value"))  # expect: to main
greenlet.settrace(None)
print(events)  # expect: ['switch', 'switch', 'from the callback', 'switch']
