def inner():
    yield 1
def outer():
    yield from inner()
it = outer()
next(it)
try:
    it.throw(ValueError)
except ValueError as e:
    tb = e.__traceback__
    lines = []
    while tb:
        lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(lines)  # expect: [('<module>', 8), ('outer', 4), ('inner', 2)]
