# python: 3.14
async def f(): await 5
try:
    f().send(None)
except TypeError as e:
    print(e)  # expect: 'int' object can't be awaited
