class Wait:
    def __await__(self): yield 'waiting'
async def g(n):
    for i in range(n):
        await Wait()
        yield i
async def f():
    return [x async for x in g(3) if x != 1]
c = f()
out = []
try:
    while True: out.append(c.send(None))
except StopIteration as e:
    print(out, e.value)  # expect: ['waiting', 'waiting', 'waiting'] [0, 2]
