async def f(): pass
c = f()
try:
    c.send(None)
except StopIteration:
    pass
try:
    c.send(None)
except RuntimeError as e:
    print(e)  # expect: cannot reuse already awaited coroutine
