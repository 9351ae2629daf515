# What Python awaits, iterates asynchronously and reads as mappings of .NET's objects. A task is waited for by the tasklet alone: other tasklets go on, and under asyncio its loop.


# Task.__await__. Under asyncio a future stands for the task: a tasklet waits for it and tells the loop.
def await_task(task):
    import _clr
    if not _clr.is_done(task):
        loop = _running_loop()
        if loop is None:
            _clr.wait(task)
        else:
            from stackless import tasklet
            future = loop.create_future()
            tasklet(_tell_loop)(task, loop, future)
            yield from future
    return _clr.result(task)


def _running_loop():
    import sys
    events = sys.modules.get("asyncio.events")
    return None if events is None else events._get_running_loop()


def _tell_loop(task, loop, future):
    import _clr
    _clr.wait(task)
    try:
        loop.call_soon_threadsafe(_complete, future)
    except RuntimeError:
        # The loop was closed before: nobody waits any more.
        pass


def _complete(future):
    if not future.done():
        future.set_result(None)


# ValueTask.__await__.
def await_value_task(value_task):
    return await_task(value_task.AsTask())


# IAsyncEnumerable.__aiter__.
async def iterate_host(source):
    enumerator = source.GetAsyncEnumerator()
    try:
        while await enumerator.MoveNextAsync():
            yield enumerator.Current
    finally:
        await enumerator.DisposeAsync()


# IAsyncDisposable in an async with statement.
async def enter_host(resource):
    return resource


async def exit_host(resource, kind, error, traceback):
    await resource.DisposeAsync()


# .NET's dictionaries.
def items_of_host(mapping):
    return [(pair.Key, pair.Value) for pair in mapping]


def get_of_host(mapping, key, default=None):
    return mapping[key] if key in mapping else default
