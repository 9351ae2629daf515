def f(): return super()
try:
    f()
except RuntimeError as e:
    print(e)  # expect: super(): no arguments
