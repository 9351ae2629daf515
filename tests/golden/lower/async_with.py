async def f(m):
    async with m as x:
        x()
