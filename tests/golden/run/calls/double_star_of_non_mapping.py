def f(**k): pass
try:
    f(**5)
except TypeError as e:
    print(e)  # expect: __main__.f() argument after ** must be a mapping, not int
