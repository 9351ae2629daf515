import asyncio
from System import IAsyncDisposable
from System.IO import MemoryStream
from System.Linq import AsyncEnumerable
from System.Threading.Channels import Channel


async def produce(writer):
    for i in range(3):
        await writer.WriteAsync(i)
        await asyncio.sleep(0)
    writer.Complete()


async def main():
    channel = Channel.CreateUnbounded[int]()
    producer = asyncio.create_task(produce(channel.Writer))
    print([n async for n in channel.Reader.ReadAllAsync()])  # expect: [0, 1, 2]
    await producer
    print([n * n async for n in AsyncEnumerable.Range(1, 3)])  # expect: [1, 4, 9]
    async with MemoryStream() as stream:
        await stream.WriteAsync(b"abc", 0, 3)
        print(stream.Length, isinstance(stream, IAsyncDisposable))  # expect: 3 True
    print(stream.CanRead)  # expect: False


asyncio.run(main())
