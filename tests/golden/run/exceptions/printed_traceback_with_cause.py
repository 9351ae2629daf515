import traceback
def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('bad') from e
try:
    f()
except ValueError as e:
    for line in traceback.format_exception_only(e): print(line, end='')  # expect: ValueError: bad
    for line in traceback.format_exception_only(e.__cause__): print(line, end='')  # expect: ZeroDivisionError: division by zero
