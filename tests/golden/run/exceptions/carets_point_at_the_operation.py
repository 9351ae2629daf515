import traceback
def f(a, b):
    return (a + 1) / (b - b) + 2
try:
    f(1, 2)
except ZeroDivisionError as e:
    s = traceback.TracebackException.from_exception(e).stack[-1]
    print(s.name, s.lineno, s.colno, s.end_colno)  # expect: f 3 11 28
