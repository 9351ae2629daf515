import asyncio


async def wait(gate):
    await gate.wait()
    return asyncio.current_task().get_name()


async def main():
    gate = asyncio.Event()
    tasks = [asyncio.create_task(wait(gate), name=f"waiter {number}") for number in range(3)]
    await asyncio.sleep(0)
    print(sorted(task.get_name() for task in asyncio.all_tasks() if task is not asyncio.current_task()))  # expect: ['waiter 0', 'waiter 1', 'waiter 2']
    tasks[1].cancel("enough")
    gate.set()
    print(await asyncio.gather(*tasks, return_exceptions=True))  # expect: ['waiter 0', CancelledError(''), 'waiter 2']
    print(len(asyncio.all_tasks()), [task.cancelled() for task in tasks])  # expect: 1 [False, True, False]


asyncio.run(main())
