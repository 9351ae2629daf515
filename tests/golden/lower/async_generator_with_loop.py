async def f(a):
    async for x in a:
        yield x
