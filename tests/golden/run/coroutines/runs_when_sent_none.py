async def f():
    return 5
c = f()
try:
    c.send(None)
except StopIteration as e:
    print(e.value)  # expect: 5
