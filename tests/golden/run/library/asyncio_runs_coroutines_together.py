import asyncio


async def numbers():
    for number in range(3):
        await asyncio.sleep(0)
        yield number


async def produce(queue):
    async for number in numbers():
        await queue.put(number)


async def main():
    queue = asyncio.Queue(1)
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(queue))
        print([await queue.get() for _ in range(3)])  # expect: [0, 1, 2]
    print(await asyncio.gather(asyncio.sleep(0, "a"), asyncio.sleep(0, "b")))  # expect: ['a', 'b']
    try:
        async with asyncio.timeout(0):
            await asyncio.Event().wait()
    except TimeoutError:
        print("timeout")  # expect: timeout


asyncio.run(main())
