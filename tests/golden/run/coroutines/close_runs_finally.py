class Wait:
    def __await__(self): yield
async def f():
    try:
        await Wait()
    finally:
        print('finally')  # expect: finally
c = f()
c.send(None)
c.close()
