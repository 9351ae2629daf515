import asyncio
import gc


async def wait():
    # Nobody else knows this future.
    await asyncio.get_running_loop().create_future()


async def main():
    told = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: told.append((context["message"], context["task"].get_name())))
    asyncio.create_task(wait(), name="forgotten")
    ended = asyncio.create_task(asyncio.sleep(0), name="ended")
    await ended
    del ended
    gc.collect()
    await asyncio.sleep(0)
    print(told)  # expect: [('Task was destroyed but it is pending!', 'forgotten')]


asyncio.run(main())
