import sys
class Wait:
    def __await__(self): yield
async def f():
    try:
        raise ValueError
    except ValueError:
        await Wait()
        return repr(sys.exception())
c = f()
c.send(None)
print(sys.exception())  # expect: None
try:
    c.send(None)
except StopIteration as e:
    print(e.value)  # expect: ValueError()
