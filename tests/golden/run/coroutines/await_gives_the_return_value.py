async def inner(x): return x * 2
async def outer(): return await inner(1) + await inner(20)
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
print(run(outer()))  # expect: 42
