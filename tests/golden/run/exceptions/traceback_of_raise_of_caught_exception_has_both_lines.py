def f():
    try:
        raise ValueError
    except ValueError as e:
        raise e
try:
    f()
except ValueError as e:
    tb = e.__traceback__
    lines = []
    while tb:
        lines.append(tb.tb_lineno)
        tb = tb.tb_next
    print(lines)  # expect: [7, 5, 3]
