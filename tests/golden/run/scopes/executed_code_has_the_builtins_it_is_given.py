try:
    exec("print(1)", {"__builtins__": {}})
except NameError as error:
    print(error)  # expect: name 'print' is not defined
exec("shout('x')", {"__builtins__": {"shout": lambda text: print(text.upper())}})  # expect: X
space = {}
exec("def f(): return len", space)
print(space["f"]() is len, "__builtins__" in space)  # expect: True True
import types
f = types.FunctionType((lambda: len).__code__, {"__builtins__": {"len": 3}})
print(f(), f.__builtins__)  # expect: 3 {'len': 3}
