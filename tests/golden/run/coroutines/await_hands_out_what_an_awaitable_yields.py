class Wait:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return got
async def f():
    a = await Wait('first')
    b = await Wait('second')
    return a, b
c = f()
print(c.send(None), c.send(1))  # expect: first second
try:
    c.send(2)
except StopIteration as e:
    print(e.value)  # expect: (1, 2)
