def f():
    try:
        raise ValueError
    except ValueError:
        x = 1
        raise
try:
    f()
except ValueError as e:
    tb = e.__traceback__.tb_next
    print(tb.tb_lineno, tb.tb_next)  # expect: 3 None
