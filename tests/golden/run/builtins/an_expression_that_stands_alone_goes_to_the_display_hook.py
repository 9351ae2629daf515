import sys

code = compile("6 * 7", "t", "single")
exec(code)  # expect: 42
sys.displayhook = lambda value: print("hook", value)
exec(code)  # expect: hook 42
del sys.displayhook
try:
    exec(code)
except RuntimeError as error:
    print(error)  # expect: lost sys.displayhook
sys.displayhook = sys.__displayhook__
