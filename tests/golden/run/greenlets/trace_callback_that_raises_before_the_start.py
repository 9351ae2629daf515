import greenlet


def trace(event, pair):
    raise LookupError("of the callback")


greenlet.settrace(trace)
begun = greenlet.greenlet(lambda: print("runs"))
try:
    begun.switch()
except LookupError as error:
    print(error, begun.dead, greenlet.gettrace())  # expect: of the callback True None
