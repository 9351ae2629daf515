def g():
    yield 1
it = g()
next(it)
try:
    it.throw(ValueError)
except ValueError as e:
    tb = e.__traceback__
    lines = []
    while tb:
        lines.append(tb.tb_lineno)
        tb = tb.tb_next
    print(lines)  # expect: [6, 2]
