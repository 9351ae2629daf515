class It:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        return self.n
async def f():
    out = []
    async for x in It(3): out.append(x)
    else: out.append('else')
    return out
try:
    f().send(None)
except StopIteration as e:
    print(e.value)  # expect: [2, 1, 0, 'else']
