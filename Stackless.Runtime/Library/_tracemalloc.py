# The module _tracemalloc: memory is the .NET garbage collector's, which does not say what line made an object. So nothing can be traced, and start says
# so; who only asks whether tracing is on learns that it is not. https://docs.python.org/3/library/tracemalloc.html


def start(nframe=1, /):
    raise RuntimeError("tracemalloc is not supported: memory is managed by the .NET garbage collector")


def stop():
    pass


def is_tracing():
    return False


def clear_traces():
    pass


def get_traceback_limit():
    return 1


def get_traced_memory():
    return 0, 0


def reset_peak():
    pass


def get_tracemalloc_memory():
    return 0


def _get_traces():
    return []


def _get_object_traceback(obj, /):
    return None
