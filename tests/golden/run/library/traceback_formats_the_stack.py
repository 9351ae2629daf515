import traceback


def f():
    return 1 / 0


try:
    f()
except ZeroDivisionError as e:
    lines = traceback.format_exception(e)
print(lines[0].strip(), "|", lines[-1].strip(), len(lines))  # expect: Traceback (most recent call last): | ZeroDivisionError: division by zero 4
