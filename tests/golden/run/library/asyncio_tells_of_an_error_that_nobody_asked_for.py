import asyncio
import gc


async def fail(text):
    raise ValueError(text)


async def main():
    told = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: told.append((context["message"], str(context["exception"]))))
    lost = asyncio.create_task(fail("nobody asks"))
    seen = asyncio.create_task(fail("somebody asks"))
    await asyncio.sleep(0)
    print(seen.exception())  # expect: somebody asks
    del lost, seen
    gc.collect()
    await asyncio.sleep(0)
    print(told)  # expect: [('Task exception was never retrieved', 'nobody asks')]


asyncio.run(main())
