async def f(a):
    b = await a
    async with b as c:
        return await c
