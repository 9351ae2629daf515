import sys
import types

try:
    raise ValueError
except ValueError as error:
    inner = error.__traceback__
outer = types.TracebackType(inner, sys._getframe(), 4, 77)
print(outer.tb_next is inner, outer.tb_lineno, outer.tb_lasti)  # expect: True 77 4
