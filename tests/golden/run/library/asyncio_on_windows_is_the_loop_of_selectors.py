# As a program on Windows sees it: what asyncio looks at is the name of the platform. What other modules look at it for is done with before.
import importlib.machinery
import sys

sys.platform = "win32"
import asyncio


async def main():
    await asyncio.sleep(0)
    reader, writer = asyncio.Queue(), asyncio.Queue()
    await reader.put(1)
    return await reader.get(), type(asyncio.get_running_loop()).__mro__[1].__name__


print(asyncio.run(main()))  # expect: (1, 'BaseSelectorEventLoop')
print(asyncio.EventLoop is asyncio.SelectorEventLoop)  # expect: True
