from greenlet import greenlet

g = greenlet()
g.answer = 42
try:
    del g.__dict__
except TypeError as error:
    print(error, g.answer)  # expect: cannot delete __dict__ 42
