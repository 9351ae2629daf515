class Wait:
    def __await__(self): yield
async def f():
    try:
        await Wait()
    except ValueError as e:
        return 'caught ' + str(e)
c = f()
c.send(None)
try:
    c.throw(ValueError('v'))
except StopIteration as e:
    print(e.value)  # expect: caught v
