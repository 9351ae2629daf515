import traceback
def g(x): return x.missing
def f(): return 1 + g(5)
try:
    f()
except AttributeError as e:
    for s in traceback.TracebackException.from_exception(e).stack: print(s.name, s.lineno, s.colno, s.end_colno)

# expect: <module> 5 4 7
# expect: f 3 20 24
# expect: g 2 17 26
