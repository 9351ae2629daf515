import asyncio


async def inner():
    try:
        await asyncio.sleep(1000)
    except asyncio.CancelledError as error:
        print("inner", error.args)
        raise


async def outer():
    await inner()


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    print(task.cancel("stop"), task.cancelling(), task.uncancel(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print("main", error.args)
    print(task.cancelled(), task.cancel(), task.done())
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    try:
        future.set_result(2)
    except asyncio.InvalidStateError as error:
        print(error)
    try:
        future.set_exception(ValueError)
    except asyncio.InvalidStateError as error:
        print(error)
    print(await future, future.remove_done_callback(print))


asyncio.run(main())
# expect: True 1 0 0
# expect: inner ('stop',)
# expect: main ('stop',)
# expect: True False True
# expect: invalid state
# expect: invalid state
# expect: 1 0
