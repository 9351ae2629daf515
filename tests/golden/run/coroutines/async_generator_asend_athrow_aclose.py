async def g():
    try:
        x = yield 1
        print('got', x)
        yield 2
    except ValueError as e:
        yield 'caught ' + str(e)
    finally:
        print('finally')
async def f():
    a = g()
    print(await a.asend(None))
    print(await a.asend('x'))
    print(await a.athrow(ValueError('v')))
    await a.aclose()
    try:
        await a.__anext__()
    except StopAsyncIteration:
        print('stopped')
try:
    f().send(None)
except StopIteration:
    pass

# expect: 1
# expect: got x
# expect: 2
# expect: caught v
# expect: finally
# expect: stopped
