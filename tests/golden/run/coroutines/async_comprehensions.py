async def g():
    for i in range(4): yield i
async def two(x): return x * 2
async def f():
    a = [x async for x in g()]
    b = {x: await two(x) async for x in g() if x}
    c = [await two(y) for y in (1, 2)]
    d = [x async for x in (y + 1 async for y in g())]
    return a, b, c, d
try:
    f().send(None)
except StopIteration as e:
    print(e.value)  # expect: ([0, 1, 2, 3], {1: 2, 2: 4, 3: 6}, [2, 4], [1, 2, 3, 4])
