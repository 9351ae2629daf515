class Wait:
    def __init__(self, v): self.v = v
    def __await__(self): yield self.v
class C:
    async def __aenter__(self):
        await Wait('enter')
        return 'value'
    async def __aexit__(self, *a):
        await Wait('exit')
        out.append(a[0])
        return True
out = []
async def f():
    async with C() as v:
        out.append(v)
    async with C():
        raise ValueError
    return 'end'
c = f()
try:
    while True: out.append(c.send(None))
except StopIteration as e:
    out.append(e.value)
print(out)  # expect: ['enter', 'value', 'exit', None, 'enter', 'exit', <class 'ValueError'>, 'end']
