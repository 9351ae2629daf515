async def f(): raise StopIteration(3)
try:
    f().send(None)
except RuntimeError as e:
    print(e)  # expect: coroutine raised StopIteration
