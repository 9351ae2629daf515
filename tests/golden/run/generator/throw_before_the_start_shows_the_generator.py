def lines(error):
    level, found = error.__traceback__, []
    while level is not None:
        found.append((level.tb_frame.f_code.co_name, level.tb_lineno - level.tb_frame.f_code.co_firstlineno))
        level = level.tb_next
    return found
def generator():
    yield 1
async def coroutine():
    pass
def caught(throw, error):
    try:
        throw(error)
    except BaseException as e:
        print(type(e).__name__, lines(e)[1:])
caught(generator().throw, ValueError(3))
caught(generator().throw, GeneratorExit())
caught(coroutine().throw, KeyError(4))
ended = generator()
list(ended)
caught(ended.throw, ValueError(5))

# expect: ValueError [('generator', 0)]
# expect: GeneratorExit [('generator', 0)]
# expect: KeyError [('coroutine', 0)]
# expect: ValueError []
